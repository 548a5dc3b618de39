import type { ReactNode } from "react";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Note } from "#app/_ui/note.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf } from "#lib/time/format.ts";
import { type Notice, noticeHtml, noticeText } from "#lib/vps/notice.ts";
import type { Owner } from "#lib/vps/owners.ts";

type Shown = {
  readonly t: Translate;
  readonly owner: Owner;
  readonly notice: Notice;
  /** Whether a start is settled or tried out; without one there is no calendar. */
  readonly dated: boolean;
  /** Ways to the notice in the other language. */
  readonly languages: ReactNode;
  /** Ways to the notice as files. */
  readonly files: ReactNode;
};

const Notes = ({ t, owner, dated }: Shown) => (
  <div className="vps-notes">
    {dated ? null : (
      <Note>
        <p>
          <strong>{t("vps.notice-page.open")}</strong> {t("vps.notice-page.open-text")}
        </p>
      </Note>
    )}
    {owner.zones > 1 ? (
      <Note>
        <p>
          <strong>{t("vps.notice-page.zones", { city: cityOf(owner.zone) })}</strong>{" "}
          {t("vps.notice-page.zones-text", { count: owner.zones })}
        </p>
      </Note>
    ) : null}
  </div>
);

/** A notice ready to send: subject and text to read, to copy as text or as HTML, and to take along as files. */
export const NoticeView = (shown: Shown) => {
  const { t, notice, languages, files } = shown;
  const text = noticeText(notice);
  const copy = { copied: t("common.copied"), failed: t("common.copy-failed") };
  return (
    <>
      <Notes {...shown} />
      <Section id="notice" title={t("vps.notice-page.title")} aside={languages}>
        <dl className="vps-subject">
          <dt>{t("vps.notice-page.subject")}</dt>
          <dd lang={notice.locale}>{notice.subject}</dd>
        </dl>
        <pre className="vps-notice" lang={notice.locale}>
          {text}
        </pre>
        <div className="actions gap-above">
          <CopyButton text={text} label={t("vps.notice-page.copy-text")} icon={<Icon name="copy" />} {...copy} />
          <CopyButton text={noticeHtml(notice)} label={t("vps.notice-page.copy-html")} icon={<Icon name="copy" />} {...copy} />
          {files}
        </div>
      </Section>
    </>
  );
};
