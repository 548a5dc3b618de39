import type { Band, Row, StageMark } from "./picture.ts";

/** Where a label stands: above the failovers, on the row of a restart, or beside the standing drawing. */
export type OffPlace = "lane" | "row" | "beside";

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
  readonly tick: (minute: number) => string;
  readonly end: string;
  /** What the heads of narrow columns stand for, where they are not names; else empty. */
  readonly legend: string;
};
