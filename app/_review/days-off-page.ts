import "server-only";
import { formState } from "#app/_edge/form-state.ts";
import { type Search, searchValue } from "#app/_edge/page-context.ts";
import type { Staff } from "#lib/auth/actor.ts";
import { type FormReply, NO_REPLY } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { fileOffers, holidayOffers, type Offer } from "#lib/scheduling/holidays/service.ts";
import { CALENDAR_FILE_FORM, DAYS_OFF_FORM, dayOfPick, MOST_DAYS } from "./days-off-fields.ts";

/** What was asked for: a country's year, a pasted calendar, or a choice that was not accepted. */
export type DaysAsked = {
  readonly country: string;
  readonly state: string;
  readonly year: number;
  readonly reply: FormReply;
  readonly offers: readonly Offer[];
  readonly ticked: ReadonlySet<string> | "all";
};

const CODE = /^[A-Z]{2}$/;
const STATE = /^[\w-]{0,8}$/;

/** The year asked for, else `current`; people plan a few years ahead at most. */
function yearOf(text: string | undefined, current: number): number {
  const year = /^\d{4}$/.test(text ?? "") ? Number(text) : current;
  return year >= current && year <= current + 2 ? year : current;
}

async function keptOf(actor: Staff, search: Search): Promise<{ readonly form: string; readonly reply: FormReply }> {
  const id = await searchValue(search, "reply");
  const form = (await searchValue(search, "form")) === "days" ? DAYS_OFF_FORM : CALENDAR_FILE_FORM;
  return { form, reply: id === undefined ? NO_REPLY : await readReply(actor, form, id) };
}

/** Reads the page's address: which days are offered, and which of them are ticked. */
export async function daysAsked(
  actor: Staff,
  search: Search,
  { current, t }: { current: number; t: Translate },
): Promise<DaysAsked> {
  const country = (await searchValue(search, "country"))?.toUpperCase() ?? "";
  const state = (await searchValue(search, "state"))?.toUpperCase() ?? "";
  const year = yearOf(await searchValue(search, "year"), current);
  const { form, reply } = await keptOf(actor, search);
  const asked = { country, state, year, reply };
  const offered = reply.values.offer ?? [];
  if (form === DAYS_OFF_FORM && offered.length > 0) {
    const offers = offered.slice(0, MOST_DAYS).flatMap((pick) => dayOfPick(pick) ?? []);
    return { ...asked, offers: offers.map((day) => ({ ...day, closed: false })), ticked: new Set(reply.values.pick ?? []) };
  }
  const ics = reply.values.ics?.[0];
  if (ics && !formState(reply, t).failed) {
    const found = await fileOffers(actor, ics);
    return { ...asked, offers: found.ok ? found.value.slice(0, MOST_DAYS) : [], ticked: "all" };
  }
  if (!CODE.test(country) || !STATE.test(state)) return { ...asked, offers: [], ticked: "all" };
  const found = await holidayOffers(actor, { country, state: state === "" ? null : state, year, language: t.locale });
  return { ...asked, offers: found.ok ? found.value.slice(0, MOST_DAYS) : [], ticked: "all" };
}
