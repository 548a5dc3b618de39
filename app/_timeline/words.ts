import type { Band, Row, StageMark } from "./picture.ts";

/** Where a label stands: above the failovers, on the row of a restart, or beside the standing drawing. */
export type OffPlace = "lane" | "row" | "beside";

/** One line of times: whose clock it is (empty where time counts from the start), its marks, and its end. */
export type Axis = {
  readonly city: string;
  /** `before`: the mark before this one. */
  readonly tick: (minute: number, before: number | undefined) => string;
  /** The same where there is no room for more than a time of day. */
  readonly shortTick: (minute: number) => string;
  readonly end: string;
};

/** Everything that a drawing says. Finished text: the drawing knows neither language nor clock. */
export type TimelineWords = {
  readonly title: string;
  readonly host: (row: Row) => {
    readonly name: string;
    readonly role: string;
    /** The head of a narrow column, and a second line for it. */
    readonly short: string;
  };
  readonly columnRole: (row: Row) => string;
  readonly stage: (stage: StageMark) => { readonly full: string; readonly short: string; readonly target: string };
  /** Neighbouring failovers may share a label, so there may be several bands. */
  readonly off: (bands: readonly Band[], place: OffPlace) => { readonly time: string; readonly who: string };
  /** The lines of times below or beside the rows: a single one, or one for each of two clocks. */
  readonly axes: readonly [Axis, ...Axis[]];
  /** The start on both clocks, where there are two; else empty. */
  readonly starts: string;
  /** What the heads of narrow columns stand for, where they are not names; else empty. */
  readonly legend: string;
};
