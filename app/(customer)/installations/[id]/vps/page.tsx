import type { Metadata } from "next";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { FindFields } from "#app/_vps/find-fields.tsx";
import { FoundCount, FoundPages, foundIn } from "#app/_vps/found-lines.tsx";
import { linksBelow } from "#app/_vps/go.tsx";
import { type SheetPage, sheetPage } from "#app/_vps/installation-sheet.ts";
import { readerOf } from "#app/_vps/off-words.ts";
import { SheetNotes } from "#app/_vps/sheet-notes.tsx";
import { readSheetQuery, type SheetQuery, sheetPairs, withPairs } from "#app/_vps/sheet-query.ts";
import { dateSentence, summarySentence } from "#app/_vps/sheet-words.ts";
import { VpsTable } from "#app/_vps/vps-table.tsx";
import { WAYS_FORM } from "#app/_vps/ways.ts";
import { WaysFields } from "#app/_vps/ways-fields.tsx";
import { readReply } from "#lib/forms/service.ts";
import { cityOf, dayAndTime, shortDay, time } from "#lib/time/format.ts";
import { toUtc } from "#lib/time/instant.ts";
import "#app/_installations/installations.css";
import "#app/_vps/vps.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("vps.title") };
}

const startPairs = (query: SheetQuery): string => (query.start === null ? "" : `?start=${toUtc(query.start)}`);

const Empty = ({ context: { t }, stored: { installation } }: SheetPage) => (
  <>
    <p className="lede vps-lede">{t("vps.empty")}</p>
    <p className="actions vps-actions">
      <LinkButton kind="main" href={`/installations/${installation.id}/vps/import`}>
        {t("vps.bring-in")}
      </LinkButton>
    </p>
  </>
);

const Head = ({ context: { t }, sheet, stored, query }: SheetPage & { readonly query: SheetQuery }) => {
  const { summary, slot, ground } = sheet;
  const base = `/installations/${stored.installation.id}/vps`;
  const { mark } = stored.head;
  const reader = readerOf(sheet, ground.zone);
  return (
    <>
      <p className="lede vps-lede">
        <strong>{summarySentence(sheet)}</strong> {dateSentence(sheet)}
      </p>
      <p className="actions vps-actions">
        <LinkButton kind="main" href={`${base}/owners${startPairs(query)}`}>
          {t("vps.to-owners")}
        </LinkButton>
        <LinkButton href={`${base}/import`}>{t("vps.bring-in-another")}</LinkButton>
        <LinkButton href={`${base}/file`} download>
          {t("vps.download")}
        </LinkButton>
        <LinkButton kind="plain" href={`${base}/remove`}>
          {t("vps.remove.link")}
        </LinkButton>
      </p>
      <Facts
        items={[
          { label: t("vps.facts.count"), value: t("vps.number", { count: summary.count }) },
          { label: t("vps.facts.owners"), value: t("vps.number", { count: summary.owners }) },
          { label: t("vps.facts.critical"), value: t("vps.number", { count: summary.critical }) },
          {
            label: t("vps.facts.date"),
            value: slot ? shortDay(slot.start, reader) : t("vps.facts.no-date"),
            ...(slot ? { small: t("vps.facts.time", { time: time(slot.start, reader), city: cityOf(ground.zone) }) } : {}),
          },
        ]}
      />
      {mark ? (
        <p className="small soft gap-above">{t("vps.brought-in", { date: dayAndTime(mark.at, reader), name: mark.byName })}</p>
      ) : null}
    </>
  );
};

const List = ({ context: { t }, sheet, stored, query }: SheetPage & { readonly query: SheetQuery }) => {
  const base = `/installations/${stored.installation.id}/vps`;
  const Go = linksBelow(base);
  const found = foundIn(sheet, query);
  const shown = { sheet, query, found, Go };
  return (
    <Section id="list" title={t("vps.list-title")}>
      <Form action={base} method="get">
        {query.start === null ? null : <input type="hidden" name="start" value={toUtc(query.start)} />}
        <FindFields sheet={sheet} query={query} />
      </Form>
      <FoundCount {...shown} />
      {found.count === 0 ? null : (
        <Form action={`${base}/ways/submit`} className="vps-ways-form">
          <input type="hidden" name="revision" value={stored.head.revision} />
          <input type="hidden" name="query" value={String(sheetPairs(query))} />
          <VpsTable lines={found.lines} choose sheet={sheet} query={query} Go={Go} />
          <FoundPages {...shown} />
          <WaysFields t={t} count={sheet.summary.count} owner={query.owner} />
        </Form>
      )}
    </Section>
  );
};

/** The VPSs of an installation, what its upgrade does to each, and the way each goes through it. */
export default async function VpsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = readSheetQuery(await searchParams);
  const page = await sheetPage(id, withPairs(`/installations/${id}/vps`, sheetPairs(query)), query.start);
  const { context, sheet, stored } = page;
  const form = formState(await readReply(context.actor, WAYS_FORM, await searchValue(searchParams, "reply")), context.t);
  return (
    <Shell context={context} current="installations">
      <BackLink href={`/installations/${id}`}>{stored.installation.name}</BackLink>
      <ErrorSummary title={context.t("common.problem")} items={form.summary} />
      <h1>{context.t("vps.title")}</h1>
      {sheet.lines.length === 0 ? (
        <Empty {...page} />
      ) : (
        <>
          <Head {...page} query={query} />
          <SheetNotes sheet={sheet} Go={linksBelow(`/installations/${id}/vps`)} />
          <List {...page} query={query} />
        </>
      )}
    </Shell>
  );
}
