import type { Translate } from "#lib/messages/translator.ts";
import { dutyOf, type Engineer } from "#lib/scheduling/rota.ts";
import { time } from "#lib/time/format.ts";
import { covers, type Interval } from "#lib/time/interval.ts";
import { timelineOf } from "#lib/time/timeline.ts";
import type { ZoneName } from "#lib/time/zone.ts";

type Telling = { readonly zone: ZoneName; readonly t: Translate };

/** The stretch of duty that covers a window, on the desk's clock: `on shift 21:00 to 07:30`; `always on shift` without hours. */
export function shiftWords(engineer: Engineer, window: Interval, { zone, t }: Telling): string {
  if (engineer.hours.length === 0) return t("desk.shift.always");
  const duty = dutyOf(engineer, window, timelineOf(zone, window)).find((one) => covers(one, window));
  if (!duty) return t("desk.shift.off");
  return t("desk.shift.span", { from: time(duty.start, { zone }), to: time(duty.end, { zone }) });
}
