import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { BookingTable } from "#app/_customers/booking-table.tsx";
import { Alike, Former, Invited, People, Systems, Waiting } from "#app/_customers/customer-parts.tsx";
import { customerHref } from "#app/_customers/list-query.ts";
import { dayWords, HappeningList, tellingOf } from "#app/_customers/words.tsx";
import { deskPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { DoneLine } from "#app/_review/done-line.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { mayAdminister, mayMergeCustomers } from "#lib/auth/policy.ts";
import { OPEN_STATUSES } from "#lib/bookings/booking.ts";
import { listSummaries } from "#lib/bookings/service.ts";
import { openInvitations } from "#lib/customers/invite/service.ts";
import { aroundCustomer, customerHistory, findCustomer } from "#lib/customers/service.ts";
import { systemsOf } from "#lib/customers/systems/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "#app/_review/queue.css";
import "#app/_review/review.css";
import "#app/_customers/customers.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const load = cache(async (id: string) => findCustomer((await pageContext()).actor, id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const found = await load((await params).id);
  return { title: found.ok && "customer" in found.value ? found.value.customer.name : t("common.not-found.title") };
}

/** Bookings on the page; every booking there ever was is in the list of all. */
const MOST = 25;

/** What was done on the way here. */
const SAVED = ["invited", "withdrawn"] as const;

/** One customer: its people, its installations, its bookings, and what happened last. */
export default async function CustomerPage({ params, searchParams }: Props) {
  const { id } = await params;
  const context = await deskPage(customerHref(id));
  const { t, actor } = context;
  const found = await load(id);
  if (!found.ok) notFound();
  if ("into" in found.value) redirect(customerHref(found.value.into));
  const { customer } = found.value;
  const around = await aroundCustomer(actor, customer);
  if (!around.ok) notFound();
  const systems = await systemsOf(actor, id);
  const { items: bookings } = await listSummaries(actor, { limit: MOST, organizationId: id });
  const history = await customerHistory(
    actor,
    customer,
    systems.map((system) => system.id),
  );
  const said = await searchValue(searchParams, "saved");
  const { zone } = await currentPolicy();
  const telling = tellingOf(t, systemClock(), zone);
  const open = bookings.filter(({ booking }) => OPEN_STATUSES.some((status) => status === booking.status)).length;
  const merged = (await searchValue(searchParams, "merged")) === "yes" ? customer.former.at(-1) : undefined;
  const saved = SAVED.find((one) => one === said);
  return (
    <Shell context={context} current="installations">
      <BackLink href="/desk/customers">{t("customers.title")}</BackLink>
      <DoneLine text={saved ? t(`customers.invite.saved-${saved}`) : null} />
      <DoneLine text={merged ? t("customers.merge.done", { gone: merged.name, name: customer.name }) : null} />
      <div className="desk-head">
        <h1>{customer.name}</h1>
        <p>{t("customers.since", { day: dayWords(customer.createdAt, telling) })}</p>
      </div>
      <div className="people-facts">
        <Facts
          tight
          items={[
            { label: t("customers.column.people"), value: String(around.value.people.length) },
            { label: t("customers.column.installations"), value: String(systems.length) },
            { label: t("customers.column.open"), value: String(open) },
          ]}
        />
      </div>
      <Former customer={customer} {...telling} />
      <People people={around.value.people} linked={mayAdminister(actor)} {...telling}>
        <Invited id={id} invited={await openInvitations(actor, id)} {...telling} />
      </People>
      <Systems id={id} systems={systems} {...telling} />
      <BookingTable bookings={bookings} named {...telling} />
      <Waiting waiting={around.value.waiting} {...telling} />
      <Alike id={id} alike={around.value.alike} may={mayMergeCustomers(actor)} t={t} />
      <HappeningList happenings={history} {...telling} />
    </Shell>
  );
}
