import "server-only";
import { record } from "#lib/audit/service.ts";
import { redeemFirstRunCode } from "#lib/auth/first-run/service.ts";
import { hashPassword } from "#lib/auth/password/service.ts";
import { inTransaction } from "#lib/db/client.ts";
import { isDuplicate } from "#lib/db/fault.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { insertAdministrator } from "./repository.ts";

export type Founder = {
  readonly name: string;
  readonly email: string;
  /** Judged by the password rules before. */
  readonly password: string;
  readonly locale: Locale;
};

/**
 * Makes the first administrator for whoever has the code that the server printed. The code is spent in the same
 * transaction, so that a failure gives it back. Their mailbox is taken as confirmed: they hold the server.
 */
export async function createFirstAdministrator(
  code: string,
  { password, ...person }: Founder,
): Promise<Result<null, "code-wrong" | "address-taken">> {
  const passwordHash = await hashPassword(password);
  try {
    return await inTransaction(async (tx) => {
      if (!(await redeemFirstRunCode(code, tx))) return refuse("code-wrong" as const);
      const id = await insertAdministrator(tx, { ...person, passwordHash });
      await record(tx, "system", { action: "account.first-administrator", subject: `account:${id}` });
      return done(null);
    });
  } catch (error) {
    if (isDuplicate(error)) return refuse("address-taken");
    throw error;
  }
}
