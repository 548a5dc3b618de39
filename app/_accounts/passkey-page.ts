import "server-only";
import { notFound } from "next/navigation";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { type PageContext, type Search, searchValue, signedInPage } from "#app/_edge/page-context.ts";
import { findPasskey, type Passkey } from "#lib/accounts/passkeys/service.ts";
import type { SignedIn } from "#lib/auth/actor.ts";
import type { FormReply } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";

export type PasskeyPage = {
  readonly context: PageContext & { readonly actor: SignedIn };
  readonly passkey: Passkey;
  /** The name to call it by in a sentence. */
  readonly called: string;
  readonly reply: FormReply;
  readonly state: FormState;
};

export const passkeyHref = (id: string): string => `/account/passkeys/${encodeURIComponent(id)}`;

type Asked = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Search;
  readonly below?: string;
  readonly form: string;
};

/** What the pages about one passkey start with; another's does not exist. */
export async function passkeyPage({ params, searchParams, below = "", form }: Asked): Promise<PasskeyPage> {
  const { id } = await params;
  const context = await signedInPage(`${passkeyHref(id)}${below}`);
  const found = await findPasskey(context.actor, id);
  if (!found.ok) notFound();
  const reply = await readReply(context.actor, form, await searchValue(searchParams, "reply"));
  const called = found.value.name || context.t("passkeys.unnamed");
  return { context, passkey: found.value, called, reply, state: formState(reply, context.t) };
}
