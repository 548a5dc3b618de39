import type { Instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";

/** An upgrade that is confirmed and not over. `zone` is the customer's. */
export type NextUpgrade = { readonly reference: string; readonly start: Instant; readonly zone: ZoneName };

/** A customer in a list. `open` counts bookings that hold a window; `lastSignIn` is that of whoever was there last. */
export type CustomerRow = {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly installations: number;
  readonly open: number;
  readonly next: NextUpgrade | null;
  readonly lastSignIn: Instant | null;
};

/** Somebody of a customer. `role` is theirs in the organisation: `owner` or `member`. */
export type CustomerPerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly confirmed: boolean;
  readonly off: boolean;
  readonly lastSignIn: Instant | null;
};

/** Somebody who was invited and has not signed up yet. */
export type OpenInvitation = { readonly id: string; readonly email: string; readonly expires: Instant };

/** A customer that was merged into another, which keeps its old name and the moment. */
export type Former = { readonly id: string; readonly name: string; readonly mergedAt: Instant };

export type Customer = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly former: readonly Former[];
};

/** A booking that waits for an earlier time, with the dates that would suit; `YYYY-MM-DD`, in the booking's zone. */
export type WaitingRow = {
  readonly reference: string;
  readonly installation: string;
  readonly firstDate: string;
  readonly lastDate: string;
};

/** Something that happened: a change of a booking by its act, or an act of the trail, `installation.changed`. */
export type Happening = {
  readonly key: string;
  readonly at: Instant;
  readonly by: string;
  readonly reason: string | null;
  readonly what: { readonly booking: string; readonly act: string } | { readonly action: string; readonly subject: string };
};

/** An installation in a list of the desk's. `versions` are the different ones of its hosts as typed, the oldest first. */
export type SystemRow = {
  readonly id: string;
  readonly name: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly topology: string;
  readonly hosts: number;
  readonly versions: readonly string[];
  readonly open: number;
  readonly next: NextUpgrade | null;
};
