import type { BookingChange, BookingView } from "#lib/bookings/booking.ts";
import { type Clocks, whenWords } from "./clocks.ts";

/** One line of the history. `person` and `text` are what somebody wrote; `event` is what happened. */
export type HistoryLine = {
  readonly key: string;
  readonly when: string;
  readonly event: string;
  readonly person: string;
  readonly text: string;
};

const lineOf = ({ at, by, act, reason }: BookingChange, n: number, { t, desk }: Clocks): HistoryLine => ({
  key: `${n} ${act}`,
  when: whenWords(at, desk, t),
  event: t(`bookings.act.${act}`, { by }),
  person: reason === null ? "" : by,
  text: reason ?? "",
});

/** What happened, oldest first; what the customer wrote beside the request comes right after it was sent. */
export function historyLines({ booking, history }: BookingView, clocks: Clocks): readonly HistoryLine[] {
  const lines = history.map((change, n) => lineOf(change, n, clocks));
  const [first] = history;
  if (booking.note === null || !first) return lines;
  const note = { key: "note", when: whenWords(first.at, clocks.desk, clocks.t), event: "", person: first.by, text: booking.note };
  return [...lines.slice(0, 1), note, ...lines.slice(1)];
}
