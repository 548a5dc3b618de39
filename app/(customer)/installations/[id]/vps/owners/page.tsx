import type { Metadata } from "next";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { cutPage, Pager } from "#app/_installations/pager.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { noticeHref, ownersHref } from "#app/_vps/hrefs.ts";
import { sheetPage } from "#app/_vps/installation-sheet.ts";
import { OwnersTable } from "#app/_vps/owners-table.tsx";
import { readSheetQuery } from "#app/_vps/sheet-query.ts";
import { dateSentence } from "#app/_vps/sheet-words.ts";
import { toUtc } from "#lib/time/instant.ts";
import "#app/_installations/installations.css";
import "#app/_vps/vps.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("vps.owners.title") };
}

/** Everybody who has to be told, each with the way to their notice. */
export default async function OwnersPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { q, start } = readSheetQuery(await searchParams);
  const { context, sheet } = await sheetPage(id, ownersHref(id, { q, start }), start);
  const { t } = context;
  const wanted = sheet.owners.filter(({ owner }) => (owner ?? "").toLowerCase().includes(q.toLowerCase()));
  const { rows, page, pages } = cutPage(wanted, await searchValue(searchParams, "page"));
  return (
    <Shell context={context} current="installations">
      <BackLink href={`/installations/${id}/vps`}>{t("vps.title")}</BackLink>
      <h1>{t("vps.owners.title")}</h1>
      <p className="lede vps-lede">
        {t("vps.owners.lede", { count: sheet.summary.owners })} {dateSentence(sheet)}
      </p>
      <Form action={`/installations/${id}/vps/owners`} method="get" className="vps-search">
        {start === null ? null : <input type="hidden" name="start" value={toUtc(start)} />}
        <div className="vps-find">
          <TextField name="q" type="search" label={t("vps.owners.search")} value={q} autoComplete="off" />
          <Button>{t("vps.find.button")}</Button>
        </div>
      </Form>
      {wanted.length === 0 ? (
        <p className="vps-found" role="status">
          {t("vps.owners.none-found")} <a href={ownersHref(id, { q: "", start })}>{t("vps.owners.show-all")}</a>
        </p>
      ) : (
        <OwnersTable
          t={t}
          owners={rows}
          clocks
          linkOf={({ owner }, label) => <a href={noticeHref(id, { owner: owner ?? "", start })}>{label}</a>}
        />
      )}
      <Pager {...{ t, page, pages }} label={t("vps.owners.title")} hrefOf={(n) => ownersHref(id, { q, start, page: n })} />
    </Shell>
  );
}
