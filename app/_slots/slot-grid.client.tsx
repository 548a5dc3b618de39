"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, useEffect, useRef, useState, useTransition } from "react";
import { Icon, type IconName } from "#app/_ui/icon.tsx";
import { DayCell, type DayEvents } from "./day-cell.tsx";
import type { Why } from "./day-words.ts";
import { landing, type Move, moveOf } from "./grid-keys.ts";
import type { GridColumn, GridDay, GridWeek } from "./month-grid.ts";

/** A neighbouring month; without an address there is nothing to book in it. */
export type Neighbour = { readonly href: string | null; readonly label: string };

export type SlotGridProps = {
  readonly heading: string;
  readonly columns: readonly GridColumn[];
  readonly weeks: readonly GridWeek[];
  readonly chosen: string | null;
  /** Said under the grid while no closed day is asked about; `asked` is the closed day that the address asks about. */
  readonly why: Why;
  readonly asked: string | null;
  readonly earlier: Neighbour;
  readonly later: Neighbour;
  readonly nextFree: { readonly href: string; readonly label: string; readonly name: string } | null;
  /** The form that asks for a day without scripts, and the address that does so with them, to be ended with the date. */
  readonly formId: string;
  readonly dayHref: string;
  /** Where a closed day can be asked for all the same, to be ended with the date; `null` where no exception is made. */
  readonly ask: { readonly href: string; readonly label: string } | null;
};

type Go = (event: MouseEvent, href: string) => void;

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

const Month = ({ icon, month, go }: { readonly icon: IconName; readonly month: Neighbour; readonly go: Go }) => {
  const { href, label } = month;
  if (href === null) {
    return (
      <button type="button" className="button" aria-disabled="true" aria-label={label}>
        <Icon name={icon} />
      </button>
    );
  }
  return (
    <a className="button" href={href} aria-label={label} onClick={(event) => go(event, href)}>
      <Icon name={icon} />
    </a>
  );
};

const daysOf = (weeks: readonly GridWeek[]): readonly GridDay[] =>
  weeks.flatMap((week) => week.days.filter((day) => day !== null));

/** Where the tab key enters the month: its chosen day, else its first day with times, else its first. */
const entryOf = (days: readonly GridDay[], chosen: string | null): string | null =>
  (days.find(({ date }) => date === chosen) ?? days.find(({ kind }) => kind === "open") ?? days[0])?.date ?? null;

const focusDay = (table: HTMLTableElement | null, date: string): void =>
  table?.querySelector<HTMLButtonElement>(`[data-date="${date}"]`)?.focus();

/** Where a key leads within the month; another month is `null`. */
function target(move: Move, day: GridDay, weeks: readonly GridWeek[]): string | null {
  if (move.to === "month") return null;
  if (move.to === "date") return daysOf(weeks).find(({ date }) => date === move.date)?.date ?? null;
  const week = daysOf(weeks.filter(({ days }) => days.includes(day)));
  return (move.to === "week-start" ? week[0] : week.at(-1))?.date ?? null;
}

/**
 * The month, one tab stop with arrows, Home, End, Page Up and Page Down as soon as scripts run; before and without them every
 * day that can be asked about is a button of a plain form. Closed days keep their place and say why they are closed.
 */
export function SlotGrid(props: SlotGridProps) {
  const { weeks, chosen, earlier, later, nextFree } = props;
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [stop, setStop] = useState<string | null>(null);
  const [asked, setAsked] = useState(props.asked);
  const table = useRef<HTMLTableElement>(null);
  const reason = useRef<HTMLParagraphElement>(null);
  const wanted = useRef<string | null>(null);

  const visit = (href: string) => startTransition(() => router.push(href, { scroll: false }));

  useEffect(() => {
    const days = daysOf(weeks);
    const dates = days.map(({ date }) => date);
    const landed = wanted.current === null ? undefined : landing(dates, wanted.current);
    wanted.current = null;
    setStop(landed ?? entryOf(days, chosen));
    if (landed !== undefined) focusDay(table.current, landed);
  }, [weeks, chosen]);

  const go: Go = (event, href) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    setAsked(null);
    visit(href);
  };

  const events: DayEvents = {
    onClick(event, day) {
      event.preventDefault();
      setAsked(day.kind === "open" ? null : day.date);
      if (day.kind === "open") visit(`${props.dayHref}${day.date}`);
      else reason.current?.scrollIntoView({ block: "nearest" });
    },
    onFocus(_event, day) {
      setStop(day.date);
      setAsked(day.kind === "open" ? null : day.date);
    },
    onKeyDown(event, day) {
      const move = moveOf(event.key, day.date);
      if (!move) return;
      event.preventDefault();
      const date = target(move, day, weeks);
      if (date !== null) return focusDay(table.current, date);
      if (!("date" in move)) return;
      const month = move.date < day.date ? earlier : later;
      if (month.href === null) return;
      wanted.current = move.date;
      visit(month.href);
    },
  };

  const askedDay = daysOf(weeks).find(({ date }) => date === asked);
  const why = askedDay?.why ?? props.why;
  return (
    <>
      <div className="panel-head">
        <h2 id="month-name" aria-live="polite">
          {props.heading}
        </h2>
        {nextFree ? (
          <a className="next-free" href={nextFree.href} aria-label={nextFree.name} onClick={(event) => go(event, nextFree.href)}>
            {nextFree.label}
          </a>
        ) : null}
        <Month icon="arrow-left" month={earlier} go={go} />
        <Month icon="arrow-right" month={later} go={go} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a date grid is a table with the role of a grid */}
      <table className="month" role="grid" aria-labelledby="month-name" aria-busy={pending} ref={table}>
        <thead>
          <tr>
            {props.columns.map(({ short, long, rest }) => (
              <th scope="col" key={long} abbr={long} className={rest ? "rest" : undefined}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.key} className={week.short ? "past" : undefined}>
              {week.days.map((day, n) =>
                day ? (
                  <DayCell
                    key={day.date}
                    day={day}
                    chosen={day.date === chosen}
                    asked={day.date === asked}
                    stop={stop}
                    form={props.formId}
                    events={events}
                  />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an empty place has nothing but its place
                  <td key={n} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="why" role="status" ref={reason}>
        <Icon name="info" />
        <span>
          <strong>{why.head}</strong> {why.text}{" "}
          {askedDay?.askable && props.ask ? <a href={`${props.ask.href}${askedDay.date}`}>{props.ask.label}</a> : null}
        </span>
      </p>
    </>
  );
}
