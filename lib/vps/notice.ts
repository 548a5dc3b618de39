import { htmlText } from "#lib/kernel/html-text.ts";
import { listed } from "#lib/messages/listed.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, dayAndTime, duration, type Reader, shortDay, time, timeOnDate } from "#lib/time/format.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import { namesByTask, type OffTogether, type Owner, offTogether, TASKS } from "./owners.ts";

/** What a notice is about beside the owner. `start` is `null` as long as no date is settled. */
export type NoticeOf = {
  /** The version that the upgrade leads to. */
  readonly target: string;
  readonly start: Instant | null;
  /** The working time, in minutes. */
  readonly workMinutes: number;
  /** Whoever sends it; `null` leaves the name to them. */
  readonly sender: string | null;
};

/** One time off as the notice tells it. */
export type NoticeTime = { readonly when: string; readonly length: string; readonly names: string };

/** A notice to one owner, as text in their language; nothing in it is marked up. */
export type Notice = {
  readonly locale: string;
  readonly subject: string;
  readonly greeting: string;
  readonly opening: readonly string[];
  readonly times: readonly NoticeTime[];
  readonly heads: { readonly when: string; readonly length: string; readonly names: string; readonly todo: string };
  /** What is to be done, or why nothing is. */
  readonly todo: readonly string[];
  readonly closing: readonly string[];
};

/** Whoever tells a time: the language, the reader's clock, and the start of the work where it is settled. */
export type TellingTime = { readonly t: Translate; readonly reader: Reader; readonly start: Instant | null };

type Telling = Omit<TellingTime, "start"> & { readonly of: NoticeOf };

type Off = Pick<OffTogether, "startMinute" | "minutes">;

/** `Tue 27 October, about 18:40 to 18:55`; only the start of the work itself is no estimate. */
function onTheClock(off: Off, start: Instant, { t, reader }: TellingTime): string {
  const from = plusMinutes(start, off.startMinute);
  const { date } = localTime(from, reader.zone);
  const words = { day: shortDay(from, reader), from: time(from, reader) };
  if (off.minutes === null) return t("vps.notice.from", words);
  const to = timeOnDate(plusMinutes(from, off.minutes), date, reader);
  return t(off.startMinute === 0 ? "vps.notice.from-start" : "vps.notice.from-to", { ...words, to });
}

/** When something is off: on the reader's clock, or, as long as no date is settled, from the start of the work on. */
export function whenOff(off: Off, telling: TellingTime): string {
  const { t, start } = telling;
  if (start !== null) return onTheClock(off, start, telling);
  return off.startMinute === 0 ? t("vps.notice.at-start") : t("vps.notice.after-start", { length: duration(off.startMinute) });
}

const timeOf = (off: OffTogether, telling: Telling): NoticeTime => ({
  when: whenOff(off, { ...telling, start: telling.of.start }),
  length:
    off.minutes === null ? telling.t("vps.notice.unknown") : telling.t("vps.notice.about", { length: duration(off.minutes) }),
  names: listed(off.names, telling.t.locale),
});

function dateLine({ t, reader, of }: Telling): string {
  if (of.start === null) return t("vps.notice.date-to-follow");
  const end = timeOnDate(plusMinutes(of.start, of.workMinutes), localTime(of.start, reader.zone).date, reader);
  return t("vps.notice.date", { start: dayAndTime(of.start, reader), end, city: cityOf(reader.zone) });
}

/** Not every VPS of an owner is off as often as the others. */
function offLine({ lines }: Owner, { t }: Telling): string {
  const times = lines.flatMap(({ lot }) => (lot ? [lot.outages.length] : []));
  const count = Math.max(0, ...new Set(times));
  const same = times.every((n) => n === count) ? "yes" : "no";
  const all = times.every((n) => n > 0) ? "yes" : "no";
  return t(count === 0 ? "vps.notice.none-off" : "vps.notice.off", { vps: lines.length, count, same, all });
}

function todoOf({ lines }: Owner, { t, reader, of }: Telling): readonly string[] {
  const names = namesByTask(lines);
  const all = lines.length;
  return TASKS.filter((task) => names[task].length > 0).map((task) => {
    const words = { names: listed(names[task], t.locale), count: names[task].length };
    if (task === "stop")
      return of.start === null
        ? t("vps.notice.todo.stop", words)
        : t("vps.notice.todo.stop-before", { ...words, start: dayAndTime(of.start, reader) });
    return names[task].length === all && task === "nothing"
      ? t("vps.notice.todo.nothing-at-all")
      : t(`vps.notice.todo.${task}`, words);
  });
}

/**
 * What one owner has to know: which of their VPSs are off, when and for about how long, and what they have to do. Times are on
 * the reader's clock, with the date, once the start is settled; else from the start of the work on.
 */
export function noticeFor(owner: Owner, of: NoticeOf, { t, reader }: Omit<Telling, "of">): Notice {
  const telling = { t, reader, of };
  const off = offTogether(owner.lines);
  const date = of.start === null ? null : dayAndTime(of.start, reader);
  return {
    locale: t.locale,
    subject:
      date === null ? t("vps.notice.subject-open", { target: of.target }) : t("vps.notice.subject", { date, target: of.target }),
    greeting: owner.owner === null ? t("vps.notice.hello") : t("vps.notice.hello-name", { name: owner.owner }),
    opening: [t("vps.notice.what", { target: of.target }), dateLine(telling), offLine(owner, telling)],
    times: off.map((one) => timeOf(one, telling)),
    heads: {
      when: t("vps.notice.head.when"),
      length: t("vps.notice.head.length"),
      names: t("vps.notice.head.names"),
      todo: t("vps.notice.head.todo"),
    },
    todo: todoOf(owner, telling),
    closing: [...(off.length === 0 ? [] : [t("vps.notice.estimates")]), of.sender ?? t("vps.notice.sender")],
  };
}

/** The notice as plain text, lines ending in LF. */
export function noticeText({ greeting, opening, times, heads, todo, closing }: Notice): string {
  const list = times.map(({ when, length, names }) => `- ${when} (${length}): ${names}`).join("\n");
  const tasks = [`${heads.todo}:`, ...todo.map((line) => `- ${line}`)].join("\n");
  return `${[greeting, ...opening, ...(times.length === 0 ? [] : [list]), tasks, ...closing].join("\n\n")}\n`;
}

const STYLE =
  "body{font:16px/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}" +
  "th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #ccc}td{overflow-wrap:anywhere}";

/** The notice as a page of its own that loads nothing. Every word of it is text, whatever signs a name holds. */
export function noticeHtml({ locale, subject, greeting, opening, times, heads, todo, closing }: Notice): string {
  const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${htmlText(line)}</p>`).join("\n");
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${htmlText(cell)}</${tag}>`).join("")}</tr>`;
  const head = row([heads.when, heads.length, heads.names], "th");
  const rows = times.map(({ when, length, names }) => row([when, length, names], "td")).join("\n");
  return [
    "<!doctype html>",
    `<html lang="${htmlText(locale)}">`,
    `<head><meta charset="utf-8"><title>${htmlText(subject)}</title><style>${STYLE}</style></head>`,
    "<body>",
    paragraphs([greeting, ...opening]),
    times.length === 0 ? "" : `<table><thead>${head}</thead><tbody>\n${rows}\n</tbody></table>`,
    `<h2>${htmlText(heads.todo)}</h2>`,
    `<ul>${todo.map((line) => `<li>${htmlText(line)}</li>`).join("")}</ul>`,
    paragraphs(closing),
    "</body>",
    "</html>",
    "",
  ]
    .filter((part, n, all) => part !== "" || n === all.length - 1)
    .join("\n");
}
