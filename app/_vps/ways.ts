import { WAYS, type Way } from "#lib/planning/outages.ts";

/** Names the form that chooses ways among kept replies. */
export const WAYS_FORM = "vps-ways";

/** What the field says for a VPS that goes the way of all. */
export const AS_ALL = "as-all";

/** The way that a field names; `null` for that of all. `undefined` where it names none. */
export function readWay(text: string): Way | null | undefined {
  return text === AS_ALL ? null : WAYS.find((way) => way === text);
}
