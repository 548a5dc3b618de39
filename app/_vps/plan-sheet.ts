import type { PlanView } from "#app/_planner/plan-view.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { LOCALES, type Locale } from "#lib/messages/locale.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import { givenList } from "#lib/vps/given-list.ts";
import { type ReadList, readList } from "#lib/vps/read-list.ts";
import { chooseWays, type PlanWays, readPlanWays, withWays } from "./plan-ways.ts";
import { type Sheet, sheetOf } from "./sheet.ts";
import { readSheetQuery, type SheetQuery } from "./sheet-query.ts";

const VIEWS = ["list", "owners", "notice", "txt", "html"] as const;

/** What the page of a list that is not stored was asked for, all of it by its own form. */
export type PlanAsked = {
  readonly text: string;
  readonly view: (typeof VIEWS)[number];
  readonly query: SheetQuery;
  readonly ways: PlanWays;
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
    ways: readPlanWays(values),
    lang: LOCALES.find((one) => one === told.lang) ?? locale,
  };
}

/** `ways` are those after the choice that was sent along; `nobody` says that it was for VPSs of which none was ticked. */
export type PlanSheet = {
  readonly sheet: Sheet;
  readonly read: ReadList;
  readonly ways: PlanWays;
  readonly nobody: boolean;
};

/** Nobody says where an unnamed owner's clock is; it is never shown as long as there is no date. */
const NO_CLOCK = "UTC" as ZoneName;

type Asking = { readonly asked: PlanAsked; readonly values: FormValues; readonly now: Instant };

/** What a plan does to the VPSs of a list; how many rows there are where they are too many. */
export function planSheet(view: PlanView, { asked, values, now }: Asking): PlanSheet | { readonly rows: number } {
  const read = readList(asked.text, view.input.hosts);
  if (!read.ok) return read.error;
  const { entries } = read.value;
  const chosen = chooseWays(asked.ways, withWays(entries, asked.ways), values);
  const ways = chosen ?? asked.ways;
  const ground = { plan: view.plan, input: view.input, estimates: view.policy.estimates, zone: NO_CLOCK, way: ways.all };
  const sheet = sheetOf(withWays(entries, ways), { t: view.t, now, ground, slot: null });
  return { read: read.value, sheet, ways, nobody: chosen === null };
}
