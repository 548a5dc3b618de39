import { type Instant, instant, plusMinutes } from "./instant.ts";

/** A half-open span: `start` belongs to it, `end` does not, so neighbours never overlap. */
export type Interval = { readonly start: Instant; readonly end: Instant };

export const intervalOf = (start: Instant, minutes: number): Interval => ({ start, end: plusMinutes(start, minutes) });

/** From the first of the starts to the end of the last window. Throws where there is no start, which only a bug can bring about. */
export const reachOf = (starts: readonly Instant[], minutes: number): Interval => ({
  start: instant(Math.min(...starts)),
  end: plusMinutes(instant(Math.max(...starts)), minutes),
});

/** Whether some moment lies in both. Spans that only touch do not overlap; an empty span overlaps nothing. */
export const overlaps = (a: Interval, b: Interval): boolean => Math.max(a.start, b.start) < Math.min(a.end, b.end);

/** Whether every moment of `inner` lies in `outer`; an interval covers itself. */
export const covers = (outer: Interval, inner: Interval): boolean => outer.start <= inner.start && inner.end <= outer.end;
