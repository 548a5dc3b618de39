import "server-only";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import type { PageContext } from "#app/_edge/page-context.ts";
import { type FormReply, wasInterrupted } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";

/** The page's forms; a reply belongs to one of them, and `shown` is that one's. `reply` is what a session that ended left. */
export type AccountState = {
  readonly profile: FormState;
  readonly password: FormState;
  readonly shown: FormState;
  readonly reply: FormReply;
};

export async function accountState({ t, actor }: PageContext, id: string | undefined): Promise<AccountState> {
  const ofProfile = await readReply(actor, "account-profile", id);
  const ofPassword = await readReply(actor, "account-password", id);
  const [profile, password] = [formState(ofProfile, t), formState(ofPassword, t)];
  const reply = wasInterrupted(ofPassword) ? ofPassword : ofProfile;
  return { profile, password, shown: profile.failed ? profile : password, reply };
}
