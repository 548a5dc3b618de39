import { announcement, audiencesOf, reminder } from "#lib/bookings/announcement.ts";
import { engineerLetter } from "#lib/bookings/invitation/engineer-letter.ts";
import type { Facts } from "#lib/bookings/letter-facts.ts";
import type { Missing } from "#lib/bookings/missing.ts";
import { offerLetter } from "#lib/bookings/offer-letter.ts";
import { TRANSITIONS } from "#lib/bookings/transitions.ts";
import { upcomingLetter } from "#lib/bookings/upcoming-letter.ts";
import { BEFORE, type Before, type Side } from "#lib/mail/choices.ts";
import type { Message } from "#lib/mail/message.ts";
import { addressTaken } from "#lib/mail/templates/address-taken.ts";
import { keyMade } from "#lib/mail/templates/key-made.ts";
import { messageLetter } from "#lib/mail/templates/new-message.ts";
import { passkeyAdded } from "#lib/mail/templates/passkey-added.ts";
import { passwordChanged } from "#lib/mail/templates/password-changed.ts";
import { resetPassword } from "#lib/mail/templates/reset-password.ts";
import { verifyAddress } from "#lib/mail/templates/verify-address.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { beforeStart, DESK_ZONE, HELD_UNTIL, moment, NOW, SAMPLE_PLACE, sampleBooking, sampleChange } from "./facts.ts";

/** Where a mail belongs on the page of all mails. */
export type Group = "account" | "customer" | "desk" | "reminder";

/** One mail of every kind, with facts that nobody owns. `id` is its kind, and whose where both sides get one. */
export type Sample = {
  readonly id: string;
  readonly group: Group;
  readonly write: (t: Translate, appUrl: string) => Message;
};

const account = (name: string, write: Sample["write"]): Sample => ({ id: `account.${name}`, group: "account", write });

const ACCOUNT: readonly Sample[] = [
  account("verify", (t, app) => verifyAddress(t, { link: `${app}/verify?token=sample`, hours: 24 })),
  account("reset", (t, app) => resetPassword(t, { link: `${app}/reset/choose?token=sample`, minutes: 60 })),
  account("taken", (t, app) => addressTaken(t, { signIn: `${app}/sign-in`, reset: `${app}/reset` })),
  account("changed", (t, app) => passwordChanged(t, { reset: `${app}/reset` })),
  account("passkey", (t, app) => passkeyAdded(t, { account: `${app}/account`, reset: `${app}/reset` })),
  account("api-key", (t, app) => keyMade(t, { name: "Backup script", keys: `${app}/account/keys`, reset: `${app}/reset` })),
];

/** Acts that there are for evenings of a series alone. */
const OF_SERIES: readonly string[] = ["hold", "hold-proposed", "release"];

const APPROVED: readonly string[] = ["hold", "release", "approve", "accept-proposal", "override", "assign", "start"];

function factsOf(act: string, appUrl: string): Facts {
  const approved = APPROVED.includes(act) ? ({ status: "approved", due: null } as const) : {};
  const booking = sampleBooking({ ...approved, ...(OF_SERIES.includes(act) ? { series: SAMPLE_PLACE } : {}) });
  return { booking, deskZone: DESK_ZONE, appUrl, now: NOW };
}

/** What is written to one side about a change, whoever made it. */
const changeSample = (act: string, side: Side): Sample => ({
  id: `booking.${act}.${side}`,
  group: side,
  write: (t, appUrl) => {
    const message = announcement({ ...factsOf(act, appUrl), change: sampleChange(act) }, side, t);
    if (!message) throw new Error(`Nobody on the side of the ${side} is told of ${act}`);
    return message;
  },
});

const CHANGES = TRANSITIONS.flatMap(({ act }) => audiencesOf(act, false).map((side) => changeSample(act, side)));

const MISSING: readonly Missing[] = [
  { what: "kvm", hosts: ["st-b"] },
  { what: "stale", hosts: ["bk-01"] },
  { what: "contact", hosts: [] },
];

const MINUTES: Readonly<Record<Before, number>> = { "before-7d": 7 * 1440, "before-1d": 1440, "before-1h": 60 };

const upcomingSample = (before: Before, side: Side): Sample => ({
  id: `booking.${before}.${side}`,
  group: "reminder",
  write: (t, appUrl) =>
    upcomingLetter(
      {
        ...factsOf("approve", appUrl),
        now: beforeStart(MINUTES[before]),
        before,
        missing: before === "before-1d" ? MISSING : [],
      },
      side,
      t,
    ),
});

const endingSample = (side: Side): Sample => ({
  id: `booking.remind.${side}`,
  group: "reminder",
  write: (t, appUrl) => {
    const booking = sampleBooking({ status: side === "desk" ? "submitted" : "changes-requested" });
    const message = reminder({ booking, deskZone: DESK_ZONE, appUrl, now: NOW }, t);
    if (!message) throw new Error("A booking that waits is reminded of");
    return message;
  },
});

const messageSample = (audience: Side): Sample => ({
  id: `thread.message.${audience}`,
  group: audience,
  write: (t, appUrl) =>
    messageLetter(t, {
      reference: "UD-2417",
      installation: "Toronto mirror",
      by: audience === "desk" ? "Maya Torres, Northwind" : "Lejla K.",
      text: "The VPN is open from 17:00.\nThe code of the rack is on paper, at the door.",
      link: `${appUrl}${audience === "desk" ? "/desk" : ""}/bookings/UD-2417`,
      settings: `${appUrl}/account/mails`,
      mayReply: audience === "customer",
      audience,
    }),
});

const SIDES: readonly Side[] = ["customer", "desk"];

const offerSample: Sample = {
  id: "waiting.offer",
  group: "customer",
  write: (t, appUrl) => {
    const { booking } = sampleBooking();
    return offerLetter(t, { booking, start: moment("2026-10-22T18:00:00-04:00"), until: HELD_UNTIL, now: NOW, appUrl });
  },
};

/** What the engineer of a booking gets with the invitation. */
const engineerSample = (id: string, act: string, { leaves = false, cancelled = false } = {}): Sample => ({
  id: `booking.${id}`,
  group: "desk",
  write: (t, appUrl) => {
    const facts = factsOf(act, appUrl);
    const { booking } = facts.booking;
    return engineerLetter(
      cancelled ? { ...facts, booking: { ...facts.booking, booking: { ...booking, status: "cancelled" } } } : facts,
      leaves,
      t,
    );
  },
});

const ENGINEER: readonly Sample[] = [
  engineerSample("assigned", "assign"),
  engineerSample("held", "submit"),
  engineerSample("unassigned", "assign", { leaves: true }),
  engineerSample("freed", "assign", { cancelled: true }),
];

/** Every mail that the system writes, in the order in which they are shown. */
export const SAMPLES: readonly Sample[] = [
  ...ACCOUNT,
  ...CHANGES,
  ...ENGINEER,
  offerSample,
  ...SIDES.map(messageSample),
  ...SIDES.map(endingSample),
  ...BEFORE.flatMap((before) => SIDES.map((side) => upcomingSample(before, side))),
];

export const GROUPS: readonly Group[] = ["account", "customer", "desk", "reminder"];
