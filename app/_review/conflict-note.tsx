import { Icon } from "#app/_ui/icon.tsx";
import type { BookingView } from "#lib/bookings/booking.ts";
import type { Decision } from "#lib/bookings/review/decision-model.ts";
import { type FormReply, typed } from "#lib/forms/reply.ts";
import { time } from "#lib/time/format.ts";
import type { Clocks } from "./clocks.ts";
import { whenWords } from "./clocks.ts";

/**
 * Somebody else was faster: who and when, and what was typed where the form that held it is no longer offered. No fault of
 * the form, so a sentence and no list of errors.
 */
export const ConflictNote = ({
  view,
  reply,
  clocks,
  offered,
}: {
  readonly view: BookingView;
  readonly reply: FormReply;
  readonly clocks: Clocks;
  /** The decisions that the page still has a form for. */
  readonly offered: readonly Decision[];
}) => {
  const { t, desk } = clocks;
  const last = view.history.at(-1);
  const decision = typed(reply, "decision");
  const field =
    decision === "request-changes" ? "changes-message" : decision === "propose" ? "propose-message" : `${decision}-reason`;
  const written = offered.some((one) => one === decision) ? "" : typed(reply, field);
  return (
    // The address that leads here was just asked for by a form, so this is where reading has to start.
    // biome-ignore lint/a11y/noAutofocus: see above
    <div className="note review-conflict" role="alert" tabIndex={-1} autoFocus id="conflict">
      <Icon name="alert" />
      <div>
        <p>
          <strong>{t("desk.decide.conflict", { by: last?.by ?? "", time: last ? time(last.at, desk) : "" })}</strong>
        </p>
        {last ? (
          <p>
            {whenWords(last.at, desk, t)}: {t(`bookings.act.${last.act}`, { by: last.by })}
          </p>
        ) : null}
        {written ? (
          <p className="review-written">
            {t("desk.decide.written")} <q>{written}</q>
          </p>
        ) : null}
      </div>
    </div>
  );
};
