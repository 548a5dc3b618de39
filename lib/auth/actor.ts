/** Who asks. Decided once at the edge, from the session; every service takes it first. */
export type Anonymous = { readonly kind: "anonymous" };

type Person = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: "en" | "de";
  readonly sessionId: string;
};

export type Customer = Person & {
  readonly kind: "customer";
  /** The organisation whose things this person sees and changes. */
  readonly organizationId: string;
  readonly organizationName: string;
};

/** Support staff. Reviews bookings; also runs upgrades where `engineerIds` is not empty. */
export type Desk = Person & { readonly kind: "desk"; readonly engineerIds: readonly string[] };

export type Admin = Person & { readonly kind: "admin"; readonly engineerIds: readonly string[] };

export type SignedIn = Customer | Desk | Admin;

export type Staff = Desk | Admin;

export type Actor = Anonymous | SignedIn;

export const ANONYMOUS: Anonymous = { kind: "anonymous" };
