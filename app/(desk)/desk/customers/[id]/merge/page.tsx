import type { Metadata } from "next";
import { customerHref } from "#app/_customers/list-query.ts";
import { type MergePage, type MergeProps, mergePage } from "#app/_customers/merge-page.ts";
import { pageContext, searchValue } from "#app/_edge/page-context.ts";
import { readable } from "#app/_people/people-query.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { RadioGroup, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { type Belongings, NAMES_KEPT, type Pair } from "#lib/customers/merge/merge.ts";
import { aroundCustomer, listCustomers } from "#lib/customers/service.ts";
import { shortDay } from "#lib/time/format.ts";
import { instant } from "#lib/time/instant.ts";
import "#app/_review/queue.css";
import "#app/_customers/customers.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t("customers.merge.title-short") };
}

const ROWS: readonly (keyof Belongings)[] = ["people", "invitations", "installations", "vpsLists", "bookings", "waiting", "keys"];

const countWords = ({ has }: Pair["stays"], row: keyof Belongings, t: MergePage["context"]["t"]): string =>
  row === "bookings" ? t("customers.merge.bookings-open", { count: has.bookings, open: has.open }) : String(has[row]);

/** Both customers side by side, the one that stays first. */
const SideBySide = ({ pair: { stays, goes }, context: { t }, reader }: MergePage & { readonly pair: Pair }) => {
  const since = (side: Pair["stays"]) => shortDay(instant(side.createdAt), reader);
  return (
    <Ruled
      className="customers merge"
      caption={t("customers.merge.side-by-side")}
      columns={[
        { label: t("customers.merge.what") },
        { label: t("customers.merge.stays", { name: stays.name }) },
        { label: t("customers.merge.goes", { name: goes.name }) },
      ]}
      rows={[
        { key: "since", cells: [t("customers.merge.since"), since(stays), since(goes)] },
        ...ROWS.map((row) => ({
          key: row,
          cells: [t(`customers.merge.row.${row}`), countWords(stays, row, t), countWords(goes, row, t)],
        })),
      ]}
    />
  );
};

const Chosen = (page: MergePage & { readonly pair: Pair }) => {
  const { t } = page.context;
  const { stays, goes } = page.pair;
  const names = { stays: stays.name, goes: goes.name };
  return (
    <>
      <SideBySide {...page} />
      <p className="gap-above">
        <a href={customerHref(goes.id, `/merge?other=${encodeURIComponent(stays.id)}`)}>{t("customers.merge.swap", names)}</a>
      </p>
      <Section id="after" title={t("customers.merge.after")}>
        <ul className="customers-list">
          {["moves", "keys", "links", "people", "for-good"].map((line) => (
            <li key={line}>{t(`customers.merge.line.${line}`, names)}</li>
          ))}
        </ul>
        <Form action={customerHref(stays.id, "/merge/confirm")} method="get" className="people-form gap-above">
          <input type="hidden" name="other" value={goes.id} />
          <RadioGroup
            name="name"
            legend={t("customers.merge.name")}
            value="stays"
            options={NAMES_KEPT.map((side) => ({ value: side, label: names[side] }))}
          />
          <p className="actions">
            <Button kind="main">{t("common.continue")}</Button>
          </p>
        </Form>
      </Section>
    </>
  );
};

type Choosing = MergePage & { readonly search: string };

/** Customers that may be the same, then those that are searched for. */
async function Choose({ customer, context: { t, actor }, search }: Choosing) {
  const around = await aroundCustomer(actor, customer);
  const listed = search === "" ? null : await listCustomers(actor, { search, show: "all", sort: "name", page: 1 });
  const suggested = around.ok ? around.value.alike : [];
  const found = listed?.ok ? listed.value.items : suggested;
  const others = found.filter(({ id }) => id !== customer.id);
  return (
    <>
      <Form action={customerHref(customer.id, "/merge")} method="get" className="find">
        <TextField name="search" type="search" label={t("customers.merge.search")} value={search} autoComplete="off" />
        <p className="actions">
          <Button>{t("customers.search.button")}</Button>
        </p>
      </Form>
      <p className="people-found">
        {t(others.length === 0 ? "customers.merge.none" : search === "" ? "customers.merge.suggested" : "customers.merge.found", {
          search,
        })}
      </p>
      <ul className="customers-list">
        {others.map((other) => (
          <li key={other.id}>
            <a href={customerHref(customer.id, `/merge?other=${encodeURIComponent(other.id)}`)}>{other.name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Two customers that are one: which other, what each has, and which name stays. Nothing happens here yet. */
export default async function MergeCustomersPage(props: MergeProps) {
  const page = await mergePage(props, "/merge");
  const { context, customer, pair } = page;
  const { t } = context;
  const search = readable((await searchValue(props.searchParams, "search")) ?? "");
  return (
    <Shell context={context} current="installations">
      <BackLink href={customerHref(customer.id)}>{customer.name}</BackLink>
      <div className="desk-head">
        <h1>{t("customers.merge.title", { name: customer.name })}</h1>
        <p>{t(pair ? "customers.merge.lede-pair" : "customers.merge.lede", { name: customer.name })}</p>
      </div>
      {pair ? <Chosen {...page} pair={pair} /> : <Choose {...page} search={search} />}
    </Shell>
  );
}
