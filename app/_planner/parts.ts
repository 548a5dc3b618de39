import type { When } from "#app/_timeline/clock.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { type Instant, parseInstant, toUtc } from "#lib/time/instant.ts";
import { type ZoneName, zoneName } from "#lib/time/zone.ts";

/** A page of what the answer only sums up: the single steps of a stage, or the single groups of VPSs. Pages count from 1. */
export type Part =
  | { readonly kind: "steps"; readonly hop: number; readonly page: number }
  | { readonly kind: "who"; readonly page: number };

/** When the work is to start, as an address says it; without a zone it is told on the desk's clock. */
export type AskedStart = { readonly start: Instant; readonly zone: ZoneName | null };

/** What an address asks for beside the plan itself. Whatever cannot be read was not asked for. */
export type Extras = { readonly start: AskedStart | null; readonly part: Part | null };

const first = (values: FormValues, name: string): string => values[name]?.[0] ?? "";

const count = (text: string): number | null => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : null);

function readPart(values: FormValues): Part | null {
  const hop = count(first(values, "hop"));
  if (hop !== null) return { kind: "steps", hop, page: count(first(values, "page")) ?? 1 };
  const who = count(first(values, "who"));
  return who === null ? null : { kind: "who", page: who };
}

/** A time in which somebody may be alive who reads it; the calendar's edges are nobody's evening. */
const OUR_TIMES = /^2[01]\d\d-/;

function readStart(values: FormValues): AskedStart | null {
  const text = first(values, "start");
  const start = OUR_TIMES.test(text) ? parseInstant(text) : null;
  return start === null ? null : { start, zone: zoneName(first(values, "zone")) };
}

/** Reads them from an address; a second value of a name does not count. */
export const readExtras = (values: FormValues): Extras => ({ start: readStart(values), part: readPart(values) });

/** The start that an address asks for, on the clock that it names as well, and on the desk's. */
export const whenOf = (asked: AskedStart | null, desk: ZoneName): When | null =>
  asked && { start: asked.start, zone: asked.zone ?? desk, second: desk };

/** The start as it stands in an address, empty where there is none. */
export function startQuery(start: AskedStart | null): string {
  if (start === null) return "";
  return new URLSearchParams({ start: toUtc(start.start), ...(start.zone ? { zone: start.zone } : {}) }).toString();
}

/** A part as it stands in an address: `hop=2&page=3` or `who=1`. */
export function partQuery(part: Part | null): string {
  if (part === null) return "";
  return part.kind === "who" ? `who=${part.page}` : `hop=${part.hop}${part.page === 1 ? "" : `&page=${part.page}`}`;
}

/** An address with more to ask for. */
export const withQuery = (address: string, query: string): string =>
  query === "" ? address : `${address}${address.includes("?") ? "&" : "?"}${query}`;

/** Pieces of an address, joined; empty ones say nothing. */
export const joinQuery = (...pieces: readonly string[]): string => pieces.filter((piece) => piece !== "").join("&");
