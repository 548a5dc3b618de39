import "server-only";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import type { PageContext } from "#app/_edge/page-context.ts";
import { readReply } from "#lib/forms/service.ts";

/** The page's forms; a reply belongs to one of them, and `shown` is that one's. */
export type AccountState = { readonly profile: FormState; readonly password: FormState; readonly shown: FormState };

export async function accountState({ t, actor }: PageContext, reply: string | undefined): Promise<AccountState> {
  const profile = formState(await readReply(actor, "account-profile", reply), t);
  const password = formState(await readReply(actor, "account-password", reply), t);
  return { profile, password, shown: profile.failed ? profile : password };
}
