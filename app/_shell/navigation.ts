import type { Actor } from "#lib/auth/actor.ts";

/** Names a place in the masthead; a page says which one it belongs to. */
export type Place =
  | "plan"
  | "installations"
  | "bookings"
  | "today"
  | "queue"
  | "calendar"
  | "engineers"
  | "blackouts"
  | "policy"
  | "people"
  | "outbox"
  | "account"
  | "sign-in"
  | "sign-up";

/** `label` is a key of the catalogue. */
export type NavItem = { readonly place: Place; readonly href: string; readonly label: string };

const item = (place: Place, href: string): NavItem => ({ place, href, label: `common.nav.${place}` });

const PLAN = item("plan", "/");

const CUSTOMER = [PLAN, item("installations", "/installations"), item("bookings", "/bookings")];

const DESK = [
  item("today", "/desk"),
  item("queue", "/desk/queue"),
  item("bookings", "/desk/bookings"),
  item("engineers", "/desk/engineers"),
  item("installations", "/desk/installations"),
  item("blackouts", "/desk/blackouts"),
  item("policy", "/desk/policy"),
];

/** What each kind of person finds in the masthead. It shows the way and decides no right. */
export function navigationOf(actor: Actor): readonly NavItem[] {
  switch (actor.kind) {
    case "anonymous":
      return [PLAN];
    case "customer":
      return CUSTOMER;
    case "desk":
      return DESK;
    case "admin":
      return [...DESK, item("people", "/desk/people"), item("outbox", "/desk/outbox")];
  }
}

/** The other end of the masthead, for somebody whom we do not know. */
export const ENTRANCES: readonly NavItem[] = [item("sign-in", "/sign-in"), item("sign-up", "/sign-up")];
