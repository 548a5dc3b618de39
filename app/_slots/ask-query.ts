import { parseDate } from "#lib/time/calendar-date.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { clockText, minuteOf } from "#lib/time/time-of-day.ts";
import { localTime, type ZoneName } from "#lib/time/zone.ts";
import { readStart, readStarts, type Values } from "./picker-query.ts";

/** A time as it was typed: what the clock on the wall shows, which may be no moment, or two. */
export type Typed = { readonly date: string; readonly clock: string };

/**
 * What the address of the page says on which a time outside the rules is asked for. `start` is a moment that was chosen elsewhere,
 * or one of two that the clock shows alike; `others` are the times that suit as well.
 */
export type AskQuery = {
  readonly typed: Typed;
  readonly start: Instant | null;
  readonly others: readonly Instant[];
  readonly failback: boolean;
};

const one = (values: Values, name: string): string => ([values[name] ?? []].flat()[0] ?? "").replaceAll("\0", "").trim();

export function readAskQuery(values: Values): AskQuery {
  return {
    typed: { date: one(values, "date").slice(0, 20), clock: one(values, "time").slice(0, 20) },
    start: readStart(one(values, "start")),
    others: readStarts([values.other ?? []].flat()).slice(0, 2),
    failback: one(values, "failback") === "yes",
  };
}

/** The address of that page for a time, a day, or nothing yet. */
export function askHref(installationId: string, asked: Partial<Omit<AskQuery, "typed">> & { readonly date?: string }): string {
  const pairs = [
    ...(asked.date ? [`date=${asked.date}`] : []),
    ...(asked.start ? [`start=${toUtc(asked.start)}`] : []),
    ...(asked.others ?? []).map((other) => `other=${toUtc(other)}`),
    ...(asked.failback ? ["failback=yes"] : []),
  ];
  return `/installations/${encodeURIComponent(installationId)}/book/ask${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
}

/** The fields as they are shown: what was typed, else what the clock shows at the chosen moment. */
export function shownTime({ typed, start }: AskQuery, zone: ZoneName): Typed {
  if (start === null) return typed;
  const { date, minuteOfDay } = localTime(start, zone);
  return { date, clock: clockText(minuteOfDay) };
}

/** What is wrong with what was typed, each with its field; a page that was not asked anything yet finds no fault. */
export type AskFault = { readonly field: "date" | "time"; readonly message: string };

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d(?::00)?$/;

/** A date and a minute of that day, the faults of what was typed, or `null` where a day was named at most. */
export function readTyped({
  date,
  clock,
}: Typed): { readonly date: string; readonly minute: number } | readonly AskFault[] | null {
  if (clock === "") return null;
  const read = parseDate(date);
  const day = read !== null && read >= "1970-01-02" && read < "2200" ? read : null;
  const faults: AskFault[] = [
    ...(day === null ? [{ field: "date" as const, message: "asking.date-wrong" }] : []),
    ...(CLOCK.test(clock) ? [] : [{ field: "time" as const, message: "asking.time-wrong" }]),
  ];
  return day === null || faults.length > 0 ? faults : { date: day, minute: minuteOf(clock.slice(0, 5)) };
}
