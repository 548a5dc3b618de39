import type { PlanView } from "#app/_planner/plan-view.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { LOCALES, type Locale } from "#lib/messages/locale.ts";
import { WAYS, type Way } from "#lib/planning/outages.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import { givenList } from "#lib/vps/given-list.ts";
import { type ReadList, readList } from "#lib/vps/read-list.ts";
import { type Sheet, sheetOf } from "./sheet.ts";
import { readSheetQuery, type SheetQuery } from "./sheet-query.ts";

const VIEWS = ["list", "owners", "notice", "txt", "html"] as const;

/** What the page of a list that is not stored was asked for, all of it by its own form. */
export type PlanAsked = {
  readonly text: string;
  readonly view: (typeof VIEWS)[number];
  readonly query: SheetQuery;
  /** The way of every VPS whose row names none. */
  readonly way: Way;
  readonly lang: Locale;
};

const first = (values: FormValues, name: string): string => values[name]?.[0] ?? "";

/** The list that was sent, pasted or as a file. */
export const listIn = (values: FormValues) => givenList({ pasted: first(values, "list"), file: first(values, "file") });

/** `notice?owner=Acme&lang=de`: what a button leads to; without one the fields of the form count. */
export function readAsked(values: FormValues, text: string, locale: Locale): PlanAsked {
  const [view = "", pairs = ""] = first(values, "go").split(/\?(.*)/s);
  const told = Object.fromEntries(new URLSearchParams(pairs));
  return {
    text,
    view: VIEWS.find((one) => one === view) ?? "list",
    query: readSheetQuery(view === "" ? values : told),
    way: WAYS.find((one) => one === first(values, "way")) ?? "ride-through",
    lang: LOCALES.find((one) => one === told.lang) ?? locale,
  };
}

export type PlanSheet = { readonly sheet: Sheet; readonly read: ReadList };

/** Nobody says where an unnamed owner's clock is; it is never shown as long as there is no date. */
const NO_CLOCK = "UTC" as ZoneName;

/** What a plan does to the VPSs of a list; the fault where there is no list in it. */
export function planSheet(view: PlanView, { text, way }: PlanAsked, now: Instant): PlanSheet | { readonly rows: number } {
  const read = readList(text, view.input.hosts);
  if (!read.ok) return read.error;
  const list = read.value.entries.map((entry, position) => ({ ...entry, position }));
  const ground = { plan: view.plan, input: view.input, estimates: view.policy.estimates, zone: NO_CLOCK, way };
  return { read: read.value, sheet: sheetOf(list, { t: view.t, now, ground, slot: null }) };
}
