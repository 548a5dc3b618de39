import deAsking from "./de/asking.json" with { type: "json" };
import deAuth from "./de/auth.json" with { type: "json" };
import deBookings from "./de/bookings.json" with { type: "json" };
import deCalendar from "./de/calendar.json" with { type: "json" };
import deCommon from "./de/common.json" with { type: "json" };
import deCustomers from "./de/customers.json" with { type: "json" };
import deDesk from "./de/desk.json" with { type: "json" };
import deErrors from "./de/errors.json" with { type: "json" };
import deEvenings from "./de/evenings.json" with { type: "json" };
import deInstallations from "./de/installations.json" with { type: "json" };
import deInterface from "./de/interface.json" with { type: "json" };
import deKeys from "./de/keys.json" with { type: "json" };
import deMail from "./de/mail.json" with { type: "json" };
import dePasskeys from "./de/passkeys.json" with { type: "json" };
import dePeople from "./de/people.json" with { type: "json" };
import dePicker from "./de/picker.json" with { type: "json" };
import dePlan from "./de/plan.json" with { type: "json" };
import dePlanner from "./de/planner.json" with { type: "json" };
import deReadiness from "./de/readiness.json" with { type: "json" };
import deSeries from "./de/series.json" with { type: "json" };
import deSlots from "./de/slots.json" with { type: "json" };
import deTake from "./de/take.json" with { type: "json" };
import deThread from "./de/thread.json" with { type: "json" };
import deVps from "./de/vps.json" with { type: "json" };
import deWays from "./de/ways.json" with { type: "json" };
import deWhy from "./de/why.json" with { type: "json" };
import enAsking from "./en/asking.json" with { type: "json" };
import enAuth from "./en/auth.json" with { type: "json" };
import enBookings from "./en/bookings.json" with { type: "json" };
import enCalendar from "./en/calendar.json" with { type: "json" };
import enCommon from "./en/common.json" with { type: "json" };
import enCustomers from "./en/customers.json" with { type: "json" };
import enDesk from "./en/desk.json" with { type: "json" };
import enErrors from "./en/errors.json" with { type: "json" };
import enEvenings from "./en/evenings.json" with { type: "json" };
import enInstallations from "./en/installations.json" with { type: "json" };
import enInterface from "./en/interface.json" with { type: "json" };
import enKeys from "./en/keys.json" with { type: "json" };
import enMail from "./en/mail.json" with { type: "json" };
import enPasskeys from "./en/passkeys.json" with { type: "json" };
import enPeople from "./en/people.json" with { type: "json" };
import enPicker from "./en/picker.json" with { type: "json" };
import enPlan from "./en/plan.json" with { type: "json" };
import enPlanner from "./en/planner.json" with { type: "json" };
import enReadiness from "./en/readiness.json" with { type: "json" };
import enSeries from "./en/series.json" with { type: "json" };
import enSlots from "./en/slots.json" with { type: "json" };
import enTake from "./en/take.json" with { type: "json" };
import enThread from "./en/thread.json" with { type: "json" };
import enVps from "./en/vps.json" with { type: "json" };
import enWays from "./en/ways.json" with { type: "json" };
import enWhy from "./en/why.json" with { type: "json" };
import type { Locale } from "./locale.ts";

const en = {
  common: enCommon,
  planner: enPlanner,
  auth: enAuth,
  installations: enInstallations,
  readiness: enReadiness,
  bookings: enBookings,
  series: enSeries,
  desk: enDesk,
  mail: enMail,
  errors: enErrors,
  plan: enPlan,
  slots: enSlots,
  picker: enPicker,
  people: enPeople,
  evenings: enEvenings,
  why: enWhy,
  vps: enVps,
  take: enTake,
  passkeys: enPasskeys,
  interface: enInterface,
  keys: enKeys,
  ways: enWays,
  thread: enThread,
  customers: enCustomers,
  calendar: enCalendar,
  asking: enAsking,
};

const de = {
  common: deCommon,
  planner: dePlanner,
  auth: deAuth,
  installations: deInstallations,
  readiness: deReadiness,
  bookings: deBookings,
  series: deSeries,
  desk: deDesk,
  mail: deMail,
  errors: deErrors,
  plan: dePlan,
  slots: deSlots,
  picker: dePicker,
  people: dePeople,
  evenings: deEvenings,
  why: deWhy,
  vps: deVps,
  take: deTake,
  passkeys: dePasskeys,
  interface: deInterface,
  keys: deKeys,
  ways: deWays,
  thread: deThread,
  customers: deCustomers,
  calendar: deCalendar,
  asking: deAsking,
};

/** English is the measure: every key that exists at all exists there. */
export type Messages = typeof en;

export const CATALOGUE: Readonly<Record<Locale, Messages>> = { en, de: de as Messages };
