import type { Booking } from "#lib/bookings/booking.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Owner, ownersOf } from "#lib/vps/owners.ts";
import { type Ground, type Line, linesOf, type Summary, summaryOf } from "#lib/vps/sheet.ts";
import type { Vps } from "#lib/vps/vps.ts";

/** When the work starts, as far as anybody knows; `booking` is `null` for a start that is only tried out. */
export type Slot = { readonly start: Instant; readonly booking: Booking | null };

/** A list of VPSs with everything that its pages show of it. */
export type Sheet = {
  readonly t: Translate;
  readonly now: Instant;
  readonly ground: Ground;
  readonly slot: Slot | null;
  readonly lines: readonly Line[];
  readonly owners: readonly Owner[];
  readonly summary: Summary;
};

export function sheetOf(list: readonly Vps[], { ground, slot, ...about }: Pick<Sheet, "t" | "now" | "ground" | "slot">): Sheet {
  const lines = linesOf(list, ground);
  const owners = ownersOf(lines);
  const named = owners.filter(({ owner }) => owner !== null).length;
  return { ...about, ground, slot, lines, owners, summary: summaryOf(lines, named) };
}
