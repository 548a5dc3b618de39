import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { FieldError } from "#app/_ui/field-parts.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { FormReply } from "#lib/forms/reply.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { Offer } from "#lib/scheduling/holidays/service.ts";
import { dayAndTime, dayOfDate, type Reader } from "#lib/time/format.ts";
import { localTime, plusDays } from "#lib/time/zone.ts";
import { BookedNote } from "./booked-note.tsx";
import { pickOf } from "./days-off-fields.ts";

type Props = {
  readonly t: Translate;
  readonly offers: readonly Offer[];
  /** Values that are ticked; `all` before anybody has chosen. */
  readonly ticked: ReadonlySet<string> | "all";
  readonly reader: Reader;
  readonly reply: FormReply;
  readonly form: FormState;
  readonly onceKey: string;
};

/** `Friday 1 January`; a span of days, or of hours, by both its ends. */
function whenOf({ interval }: Offer, t: Translate, reader: Reader): string {
  const [from, until] = [localTime(interval.start, reader.zone), localTime(interval.end, reader.zone)];
  if (from.minuteOfDay !== 0 || until.minuteOfDay !== 0)
    return t("desk.closing.span", { from: dayAndTime(interval.start, reader), to: dayAndTime(interval.end, reader) });
  const last = plusDays(until.date, -1);
  const first = dayOfDate(from.date, reader);
  return last === from.date ? first : t("desk.closing.span", { from: first, to: dayOfDate(last, reader) });
}

/** Days off to choose from; those that are closed already are said to be, and need no tick. */
export const DaysOffList = ({ t, offers, ticked, reader, reply, form, onceKey }: Props) => (
  <Form action="/desk/blackouts/import/submit" className="settings-form" onceKey={onceKey}>
    <fieldset className="field" id="pick">
      <legend className="field-label">{t("desk.closing.pick")}</legend>
      <FieldError id="pick" error={form.error("pick")} />
      {offers.map((offer) => {
        const value = pickOf(offer);
        const when = whenOf(offer, t, reader);
        return offer.closed ? (
          <p className="days-closed soft" key={value}>
            {t("desk.closing.closed", { when, reason: offer.reason })}
          </p>
        ) : (
          <label className="tick-box" key={value}>
            <input type="hidden" name="offer" value={value} />
            <input type="checkbox" name="pick" value={value} defaultChecked={ticked === "all" || ticked.has(value)} />
            <span>
              {when} <span className="soft">{offer.reason}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
    <BookedNote t={t} reply={reply} form={form} />
    <div className="actions">
      <Button kind="main">{t("desk.closing.close")}</Button>
    </div>
  </Form>
);
