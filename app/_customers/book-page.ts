import "server-only";
import { notFound } from "next/navigation";
import { deskPage, type PageContext } from "#app/_edge/page-context.ts";
import { loadSubject, type Subject } from "#app/_slots/subject.ts";
import type { Staff } from "#lib/auth/actor.ts";
import type { CustomerPerson } from "#lib/customers/customer.ts";
import { aroundCustomer, findCustomer } from "#lib/customers/service.ts";
import { deskWords } from "./desk-words.ts";

export type BookPage = {
  readonly context: PageContext & { readonly actor: Staff };
  readonly subject: Subject;
  readonly customer: { readonly id: string; readonly name: string };
  /** Whoever of the customer is told by mail and asked to accept: everybody who is not switched off. */
  readonly told: readonly CustomerPerson[];
};

/** What the pages for booking on behalf of a customer start with; to customers they do not exist. */
export async function bookPage(
  id: string,
  { here, failback }: { readonly here: string; readonly failback: boolean },
): Promise<BookPage> {
  const context = await deskPage(here);
  const subject = await loadSubject({ ...context, t: deskWords(context.t) }, id, failback);
  if (!subject.ok) notFound();
  const owner = await findCustomer(context.actor, subject.value.installation.organizationId);
  if (!owner.ok || !("customer" in owner.value)) notFound();
  const { customer } = owner.value;
  const around = await aroundCustomer(context.actor, customer);
  const told = around.ok ? around.value.people.filter(({ off }) => !off) : [];
  return { context, subject: subject.value, customer, told };
}
