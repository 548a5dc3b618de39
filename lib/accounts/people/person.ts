/** What somebody may do: a customer sees their organisation, the desk every booking, an administrator people as well. */
export const KINDS = ["customer", "desk", "admin"] as const;

export type Kind = (typeof KINDS)[number];

export const kindOf = (role: string | null): Kind => KINDS.find((kind) => kind === role) ?? "customer";

export const isStaffKind = (kind: Kind): boolean => kind !== "customer";

type Named = { readonly id: string; readonly name: string };

/** An account as administrators see it. */
export type Person = Named & {
  readonly email: string;
  readonly kind: Kind;
  /** Names, in the order of joining; a customer works for the first. */
  readonly organizations: readonly string[];
  /** Whether the address was shown to be theirs. */
  readonly confirmed: boolean;
  readonly hasSecondFactor: boolean;
  /** Whether, and why, the account is switched off. */
  readonly off: { readonly reason: string | null } | null;
  /** Whom of the rota they are: the upgrades of these engineers are theirs to run. */
  readonly engineers: readonly Named[];
};

/** Somebody of the rota. `account` is who runs their upgrades, `null` where nobody is named. */
export type RotaPlace = Named & { readonly account: Named | null };
