import type { ReactNode } from "react";
import { cutPage, PAGE_SIZE } from "#app/_installations/pager.tsx";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { TextArea } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { LOCALES, type Locale } from "#lib/messages/locale.ts";
import type { Owner } from "#lib/vps/owners.ts";
import { FindFields } from "./find-fields.tsx";
import { FoundCount, FoundPages, foundIn } from "./found-lines.tsx";
import { goByButton } from "./go.tsx";
import { ListFaults } from "./list-faults.tsx";
import { ListReading } from "./list-reading.tsx";
import { NoticeView } from "./notice-view.tsx";
import { noticeTo, ownerIn } from "./owner-notice.ts";
import { OwnersTable } from "./owners-table.tsx";
import { KeptInPage } from "./plan-form.tsx";
import type { PlanAsked, PlanSheet } from "./plan-sheet.ts";
import { writeOwn } from "./plan-ways.ts";
import { dateSentence, summarySentence } from "./sheet-words.ts";
import { VpsTable } from "./vps-table.tsx";
import { WaysFields } from "./ways-fields.tsx";

type Shown = PlanSheet & { readonly view: PlanView; readonly asked: PlanAsked };

const GoButton = ({ to, children }: { readonly to: string; readonly children: ReactNode }) => (
  <button type="submit" className="link-button link-button-row" name="go" value={to}>
    {children}
  </button>
);

const noticeOf = (owner: Owner, lang: Locale, kind = "notice"): string =>
  `${kind}?${new URLSearchParams({ owner: owner.owner ?? "", lang })}`;

const List = (shown: Shown) => {
  const { sheet, asked, read } = shown;
  const { t } = sheet;
  const found = foundIn(sheet, asked.query);
  const part = { sheet, query: asked.query, found, Go: goByButton };
  return (
    <>
      <ListFaults t={t} faults={read.faults} />
      <Section id="each" title={t("vps.list-title")}>
        <FindFields sheet={sheet} query={asked.query} />
        <FoundCount {...part} />
        {found.count === 0 ? null : <VpsTable lines={found.lines} choose sheet={sheet} query={asked.query} Go={goByButton} />}
        <FoundPages {...part} />
        {found.count === 0 ? null : <WaysFields t={t} count={sheet.summary.count} owner={asked.query.owner} />}
      </Section>
    </>
  );
};

const Owners = (shown: Shown) => {
  const { sheet, asked } = shown;
  const { t } = sheet;
  const { rows, page, pages } = cutPage(sheet.owners, String(asked.query.page));
  return (
    <Section id="owners" title={t("vps.owners.title")} aside={<GoButton to="list?">{t("vps.planner.to-list")}</GoButton>}>
      <OwnersTable
        t={t}
        owners={rows}
        clocks={false}
        linkOf={(owner, label) => <GoButton to={noticeOf(owner, asked.lang)}>{label}</GoButton>}
      />
      {pages === 1 ? null : (
        <nav className="setup-pager" aria-label={t("vps.owners.title")}>
          {page > 1 ? (
            <GoButton to={`owners?page=${page - 1}`}>{t("installations.pager.before", { size: PAGE_SIZE })}</GoButton>
          ) : null}
          <span>{t("installations.pager.page", { page, pages })}</span>
          {page < pages ? (
            <GoButton to={`owners?page=${page + 1}`}>{t("installations.pager.after", { size: PAGE_SIZE })}</GoButton>
          ) : null}
        </nav>
      )}
    </Section>
  );
};

const OneNotice = (shown: Shown) => {
  const { sheet, asked, view } = shown;
  const { t } = sheet;
  const owner = ownerIn(sheet, asked.query.owner);
  if (!owner) return <Owners {...shown} />;
  return (
    <>
      <h2 className="vps-owner">{owner.owner ?? t("vps.nobody")}</h2>
      <p>
        <GoButton to="owners?">{t("vps.planner.to-owners")}</GoButton>
      </p>
      <NoticeView
        t={t}
        owner={owner}
        notice={noticeTo(sheet, { owner, locale: asked.lang, sender: null })}
        dated={false}
        languages={LOCALES.map((one) => (
          <span key={one} className="vps-language">
            {one === asked.lang ? (
              <b>{t(`vps.language.${one}`)}</b>
            ) : (
              <GoButton to={noticeOf(owner, one)}>{t(`vps.language.${one}`)}</GoButton>
            )}
          </span>
        ))}
        files={(["txt", "html"] as const).map((kind) => (
          <Button
            key={kind}
            formAction={`/plan/vps/file/submit?${view.query}`}
            name="go"
            value={noticeOf(owner, asked.lang, kind)}
          >
            {t(`vps.notice-page.file-${kind}`)}
          </Button>
        ))}
      />
    </>
  );
};

const VIEWS = { list: List, owners: Owners, notice: OneNotice, txt: OneNotice, html: OneNotice } as const;

/**
 * What a plan does to each VPS of a list that is stored nowhere: every button of the page sends the list along again. The hidden
 * first button is what the Enter key presses.
 */
export const PlanOutcome = (shown: Shown) => {
  const { sheet, asked, view, read, ways, nobody } = shown;
  const { t } = sheet;
  const View = VIEWS[asked.view];
  return (
    <>
      <BackLink href={`/plan/result?${view.query}`}>{t("vps.planner.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={nobody ? [{ href: "#each", text: t("vps.ways.none-chosen") }] : []} />
      <h1>{t("vps.planner.title")}</h1>
      <p className="lede vps-lede">
        <strong>{summarySentence(sheet)}</strong> {dateSentence(sheet)}
      </p>
      <KeptInPage t={t} />
      <Form action={`/plan/vps/submit?${view.query}`} className="vps-plan" upload>
        <button type="submit" className="hidden-text" tabIndex={-1} aria-hidden="true">
          {t("vps.find.button")}
        </button>
        <input type="hidden" name="all" value={ways.all} />
        <input type="hidden" name="own" value={writeOwn(ways)} />
        {asked.view === "list" ? (
          <>
            <ListReading t={t} list={read} />
            <div className="actions">
              <Button kind="main" name="go" value="owners?">
                {t("vps.planner.to-owners")}
              </Button>
            </div>
          </>
        ) : null}
        <View {...shown} />
        <details>
          <summary>{t("vps.planner.again")}</summary>
          <TextArea
            name="list"
            label={t("vps.list.label")}
            hint={t("vps.list.hint")}
            value={asked.text}
            rows={10}
            spellCheck={false}
            autoComplete="off"
          />
          <p className="actions gap-above">
            <Button>{t("vps.planner.again-submit")}</Button>
          </p>
        </details>
      </Form>
    </>
  );
};
