import type { FocusEvent, KeyboardEvent, MouseEvent } from "react";
import type { GridDay } from "./month-grid.ts";

export type DayEvents = {
  readonly onClick: (event: MouseEvent, day: GridDay) => void;
  readonly onFocus: (event: FocusEvent, day: GridDay) => void;
  readonly onKeyDown: (event: KeyboardEvent, day: GridDay) => void;
};

const LOOK: Readonly<Record<GridDay["kind"], string>> = {
  open: "day-open",
  shut: "day-shut",
  rest: "day-past",
  past: "day-past",
};

/** A day that can be asked about sends the form of days; one that never can is only there to be told about. */
const formParts = (day: GridDay, form: string) =>
  day.kind === "open" || day.kind === "shut"
    ? ({ type: "submit", form, name: "day", value: day.date } as const)
    : ({ type: "button" } as const);

/** Before scripts run (`stop` is `null`) every day that can be asked about is a tab stop; afterwards one of them is. */
function tabIndexOf(day: GridDay, stop: string | null): number | undefined {
  if (stop !== null) return day.date === stop ? 0 : -1;
  return day.kind === "open" || day.kind === "shut" ? undefined : -1;
}

export const DayCell = ({
  day,
  chosen,
  asked,
  stop,
  form,
  events,
}: {
  readonly day: GridDay;
  readonly chosen: boolean;
  readonly asked: boolean;
  readonly stop: string | null;
  readonly form: string;
  readonly events: DayEvents;
}) => (
  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a table with the role of a grid a cell can be selected
  <td aria-selected={chosen || undefined}>
    <button
      {...formParts(day, form)}
      className={`day ${LOOK[day.kind]}${chosen ? " day-chosen" : ""}${asked ? " day-ask" : ""}`}
      data-date={day.date}
      tabIndex={tabIndexOf(day, stop)}
      aria-disabled={day.kind === "open" ? undefined : true}
      aria-current={day.today ? "date" : undefined}
      onClick={(event) => events.onClick(event, day)}
      onFocus={(event) => events.onFocus(event, day)}
      onKeyDown={(event) => events.onKeyDown(event, day)}
    >
      <span className="hidden-text">{day.label}</span>
      <span className={day.today ? "day-today" : undefined} aria-hidden="true">
        {Number(day.date.slice(8))}
      </span>
      {day.word ? <small aria-hidden="true">{day.word}</small> : null}
    </button>
  </td>
);
