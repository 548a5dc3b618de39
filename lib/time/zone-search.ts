import { type ZoneName, zoneName } from "./zone.ts";
import type { ZoneChoice } from "./zone-list.ts";

/** A zone with the place that was looked for in it: `Munich` is found by its own name and follows the clock of `Berlin`. */
export type ZoneMatch = { readonly zone: ZoneChoice; readonly place: string };

const MARKS = /\p{M}/gu;

/** `São_Paulo` and `sao paulo` are one word to look for. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(MARKS, "")
    .toLowerCase()
    .replaceAll(/[_/,]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

const MOST_WANTED = 60;

/** The rank of what is found by its country; beyond it are names that people rarely use. */
const COUNTRY = 2;

type Rank = { readonly rank: number; readonly place: string };

/** How well a zone answers: its city, another city in it, its country, its name or an older one, in this order. */
function rankOf({ name, city, country, cities, also }: ZoneChoice, wanted: string): Rank | null {
  const starts = (text: string) => plain(text).startsWith(wanted);
  const within = (text: string) => plain(text).includes(wanted);
  if (starts(city)) return { rank: 0, place: city };
  const other = cities.find(starts);
  if (other !== undefined) return { rank: 1, place: other };
  if (starts(country)) return { rank: COUNTRY, place: city };
  if ([name, ...also].some(starts)) return { rank: 3, place: city };
  const place = cities.find(within);
  const found = [name, city, country, ...also].some(within) || within(`${city} ${country}`);
  return found || place !== undefined ? { rank: 4, place: place ?? city } : null;
}

/**
 * Zones that a city, a country or an IANA name leads to, the best first and of equals in the order of the list; none for a text
 * without a letter. A zone that only its exact name leads to, since nobody lives in it or it is an alias, is found by that.
 */
export function findZones(text: string, list: readonly ZoneChoice[], most: number): readonly ZoneMatch[] {
  const wanted = plain(text.slice(0, MOST_WANTED));
  if (wanted === "") return [];
  const ranked = list.flatMap((zone) => {
    const rank = rankOf(zone, wanted);
    return rank === null ? [] : [{ zone, ...rank }];
  });
  // Who names a city or a country means it, and not every name that has these letters somewhere.
  const meant = ranked.filter(({ rank }) => rank <= COUNTRY);
  const found = (meant.length > 0 ? meant : ranked)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ zone, place }) => ({ zone, place }));
  return found.length === 0 ? exactly(zoneName(text.trim())) : found.slice(0, most);
}

const exactly = (name: ZoneName | null): readonly ZoneMatch[] =>
  name === null ? [] : [{ zone: { name, city: name, country: "", continent: "", cities: [], also: [] }, place: name }];
