/** Where a key leads from one day: to another date, to the edge of its week, or to the same day of a neighbouring month. */
export type Move =
  | { readonly to: "date"; readonly date: string }
  | { readonly to: "week-start" | "week-end" }
  | { readonly to: "month"; readonly months: -1 | 1; readonly date: string };

const DAY_MS = 86_400_000;

const later = (date: string, days: number): string => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** The same day of another month; a day that it does not have is found as the last one it has. */
function otherMonth(date: string, months: -1 | 1): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  const index = year * 12 + month - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-${date.slice(8)}`;
}

const DAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The keys of a date grid, as the ARIA Authoring Practices have them; `null` for every other key. */
export function moveOf(key: string, date: string): Move | null {
  const days = DAYS[key];
  if (days !== undefined) return { to: "date", date: later(date, days) };
  if (key === "Home") return { to: "week-start" };
  if (key === "End") return { to: "week-end" };
  if (key === "PageUp") return { to: "month", months: -1, date: otherMonth(date, -1) };
  if (key === "PageDown") return { to: "month", months: 1, date: otherMonth(date, 1) };
  return null;
}

/** The date to land on in a month: the wanted one, else the last before it, else the first there is. */
export const landing = (dates: readonly string[], wanted: string): string | undefined =>
  dates.findLast((date) => date <= wanted) ?? dates[0];
