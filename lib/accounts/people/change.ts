import { isStaffKind, type Kind, type Person, type RotaPlace } from "./person.ts";

/** Why a change to an account is not made. */
export type Fault = "last-administrator" | "not-confirmed" | "not-of-the-desk" | "taken";

/** `others`: administrators beside this person who can sign in. */
const isLast = ({ kind, off }: Person, others: number): boolean => kind === "admin" && off === null && others === 0;

/**
 * Whether a person may become of this kind; `null` where nothing is against it. Somebody must be left to administer. An address
 * that was not confirmed may be another's than the one who set the password, and must not open the desk.
 */
export function kindFault(person: Person, kind: Kind, others: number): Fault | null {
  if (kind !== "admin" && isLast(person, others)) return "last-administrator";
  return isStaffKind(kind) && !person.confirmed ? "not-confirmed" : null;
}

export const offFault = (person: Person, others: number): Fault | null => (isLast(person, others) ? "last-administrator" : null);

/** Whether a person may be these engineers. One who is somebody else's already is not taken away from them in passing. */
export function linkFault({ id, kind }: Person, wished: readonly string[], rota: readonly RotaPlace[]): Fault | null {
  if (!isStaffKind(kind) && wished.length > 0) return "not-of-the-desk";
  const free = rota.filter(({ account }) => account === null || account.id === id);
  return wished.every((engineerId) => free.some((place) => place.id === engineerId)) ? null : "taken";
}
