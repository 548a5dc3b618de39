import { tzlib_get_ical_block, tzlib_get_offset } from "timezones-ical-library";
import type { Instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { isoLocal, localTime, resolveLocal, type ZoneName } from "#lib/time/zone.ts";

/** A zone's rules as a VTIMEZONE (RFC 5545, section 3.6.5), under the very name by which events refer to them. */
export type CheckedZone = { readonly name: ZoneName; readonly block: string };

const IS_UTC = /^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu|Universal|Greenwich)$/;

/** The library's rules may be those of another name for the same zone; the event is to say the one that its reader knows. */
function blockOf(zone: ZoneName): string | null {
  const found = tzlib_get_ical_block(zone);
  const [block = ""] = typeof found === "string" ? [found] : found;
  return block === "" ? null : block.replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, property: string) => `${property}:${zone}`);
}

/** A time that the clock shows twice means the first of them to a calendar, so neither is written by the clock. */
const isPlain = (moment: Instant, zone: ZoneName): boolean => {
  const { date, minuteOfDay } = localTime(moment, zone);
  return resolveLocal(date, minuteOfDay, zone).kind === "once";
};

/** The library knows fewer changes than this runtime (one rule for ever), so its word is compared with ours. */
function agrees(moment: Instant, zone: ZoneName): boolean {
  const local = isoLocal(moment, zone);
  return tzlib_get_offset(zone, local.slice(0, 10), local.slice(11, 16)) === local.slice(19).replace(":", "");
}

/**
 * The rules by which a calendar finds both ends of the span; `null` where it might find another moment, and the span has to
 * be written in UTC: an end in an hour that the clock shows twice, a zone without rules or with rules that differ from ours
 * at one of the ends, and UTC itself.
 */
export function checkedZone(zone: ZoneName, { start, end }: Interval): CheckedZone | null {
  if (IS_UTC.test(zone)) return null;
  const block = blockOf(zone);
  const sure = block !== null && [start, end].every((moment) => isPlain(moment, zone) && agrees(moment, zone));
  return sure ? { name: zone, block } : null;
}
