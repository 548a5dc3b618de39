import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { noticeFileHref, noticeHref, ownersHref } from "#app/_vps/hrefs.ts";
import { sheetPage } from "#app/_vps/installation-sheet.ts";
import { NoticeView } from "#app/_vps/notice-view.tsx";
import { FILE_KINDS, languageOf, noticeTo, ownerIn } from "#app/_vps/owner-notice.ts";
import { readSheetQuery, sheetPairs, WHOLE_SHEET, withPairs } from "#app/_vps/sheet-query.ts";
import { dateSentence } from "#app/_vps/sheet-words.ts";
import { LOCALES } from "#lib/messages/locale.ts";
import "#app/_installations/installations.css";
import "#app/_vps/vps.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("vps.notice-page.title") };
}

/** One owner's notice, ready to copy, to take along and to send. */
export default async function NoticePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { owner: name, start } = readSheetQuery(await searchParams);
  const { context, sheet } = await sheetPage(id, noticeHref(id, { owner: name, start }), start);
  const { t, locale, actor } = context;
  const owner = ownerIn(sheet, name);
  if (!owner) notFound();
  const lang = languageOf(await searchValue(searchParams, "lang"), locale);
  const asked = { owner: name, start, lang };
  const list = { ...WHOLE_SHEET, owner: name, only: name === "" ? ("nobody" as const) : ("" as const), start };
  return (
    <Shell context={context} current="installations">
      <BackLink href={ownersHref(id, { q: "", start })}>{t("vps.owners.title")}</BackLink>
      <h1>{owner.owner ?? t("vps.nobody")}</h1>
      <p className="lede vps-lede">
        {dateSentence(sheet)}{" "}
        <a href={withPairs(`/installations/${id}/vps`, sheetPairs(list))}>
          {t("vps.notice-page.show", { count: owner.lines.length })}
        </a>
      </p>
      <NoticeView
        t={t}
        owner={owner}
        notice={noticeTo(sheet, { owner, locale: lang, sender: actor.organizationName })}
        dated={sheet.slot !== null}
        languages={LOCALES.map((one) => (
          <span key={one} className="vps-language">
            {one === lang ? (
              <b>{t(`vps.language.${one}`)}</b>
            ) : (
              <a href={noticeHref(id, { ...asked, lang: one })}>{t(`vps.language.${one}`)}</a>
            )}
          </span>
        ))}
        files={FILE_KINDS.filter((kind) => kind !== "ics" || sheet.slot !== null).map((kind) => (
          <LinkButton key={kind} href={noticeFileHref(id, kind, asked)} download>
            {t(`vps.notice-page.file-${kind}`)}
          </LinkButton>
        ))}
      />
    </Shell>
  );
}
