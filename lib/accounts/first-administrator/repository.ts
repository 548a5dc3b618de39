import "server-only";
import { newId, type Tx } from "#lib/db/client.ts";

export type NewAdministrator = {
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly passwordHash: string;
};

/** An administrator who may sign in at once. Fails on the unique address where it has an account. */
export async function insertAdministrator(tx: Tx, { passwordHash, email, ...person }: NewAdministrator): Promise<string> {
  const id = newId();
  await tx.user.create({ data: { id, ...person, email: email.toLowerCase(), role: "admin", emailVerified: true } });
  await tx.account.create({ data: { id: newId(), userId: id, accountId: id, providerId: "credential", password: passwordHash } });
  return id;
}
