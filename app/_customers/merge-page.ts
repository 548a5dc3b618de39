import "server-only";
import { notFound } from "next/navigation";
import { type Search, searchValue } from "#app/_edge/page-context.ts";
import { type SettingsPage, settingsPage } from "#app/_review/settings-page.ts";
import { mayMergeCustomers } from "#lib/auth/policy.ts";
import type { Customer } from "#lib/customers/customer.ts";
import type { Pair } from "#lib/customers/merge/merge.ts";
import { mergePair } from "#lib/customers/merge/service.ts";
import { findCustomer } from "#lib/customers/service.ts";
import { customerHref } from "./list-query.ts";
import { MERGE_FORM } from "./merge-fields.ts";

export type MergeProps = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export type MergePage = SettingsPage & {
  /** The one that stays. */
  readonly customer: Customer;
  /** Both, where another one was chosen that is still there. */
  readonly pair: Pair | null;
};

/** What both pages about merging start with; to all but administrators they do not exist. */
export async function mergePage({ params, searchParams }: MergeProps, below: string): Promise<MergePage> {
  const { id } = await params;
  const page = await settingsPage({ here: customerHref(id, below), formName: MERGE_FORM, searchParams });
  const { actor } = page.context;
  const found = await findCustomer(actor, id);
  if (!mayMergeCustomers(actor) || !found.ok || !("customer" in found.value)) notFound();
  const other = await searchValue(searchParams, "other");
  const pair = other === undefined ? null : await mergePair(actor, { stays: id, goes: other });
  return { ...page, customer: found.value.customer, pair: pair?.ok ? pair.value : null };
}
