import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Note } from "#app/_ui/note.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { SharedPlan } from "#lib/shared-plans/shared-plan.ts";
import { cityOf, dayAndTime, type Reader } from "#lib/time/format.ts";
import "./take-along.css";

type Shown = {
  readonly t: Translate;
  readonly shared: SharedPlan;
  /** For whom times are written: on the desk's clock, which is the same for everybody who has the link. */
  readonly reader: Reader;
  /** Whether the rules of today are other ones than when the link was made. */
  readonly rulesChanged: boolean;
  /** Whether it is here only because its address would be too long. */
  readonly isVisit: boolean;
};

/** When a shared plan was made, until when its link works, and what in it is of today. */
export const SharedNote = ({ t, shared, reader, rulesChanged, isVisit }: Shown) => {
  const until = { until: dayAndTime(shared.expiresAt, reader), city: cityOf(reader.zone) };
  const sentences = [
    ...(isVisit
      ? [t("take.shared.visit", until)]
      : [t("take.shared.made", { made: dayAndTime(shared.createdAt, reader) }), t("take.shared.until", until)]),
    ...(shared.named || isVisit ? [] : [t("take.shared.roles")]),
    t("take.shared.today"),
    ...(rulesChanged ? [t("take.shared.rules")] : []),
  ];
  return (
    <div className="shared-note">
      <Note>
        <p>
          <strong>{t("take.shared.title")}.</strong> {sentences.join(" ")}
        </p>
      </Note>
    </div>
  );
};

/** Right after it was made: the link itself, to be copied with or without scripts. */
export const SharedLink = ({ t, link }: { readonly t: Translate; readonly link: string }) => (
  <div className="shared-note no-print" role="status">
    <Note icon="link">
      <p>
        <strong>
          <label htmlFor="shared-link">{t("take.shared.ready")}</label>
        </strong>
      </p>
      <div className="shared-link">
        <input className="field-input" id="shared-link" readOnly value={link} />
        <CopyButton
          text={link}
          label={t("take.shared.copy")}
          copied={t("planner.result.link-copied")}
          failed={t("common.copy-failed")}
          icon={<Icon name="link" />}
          small
        />
      </div>
    </Note>
  </div>
);
