import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { localPath, type Outcome, type Sent } from "#app/_edge/form-route.ts";
import { pageContext } from "#app/_edge/page-context.ts";
import { env } from "#lib/config/env.ts";
import { type FieldError, type FormReply, NO_REPLY, withoutSecrets } from "#lib/forms/reply.ts";
import { keepReply, readReply } from "#lib/forms/service.ts";
import type { WishForm } from "./wish.ts";

export const CHECK = "check";

/** Leads back to what was typed when somebody comes to the page again by another way than the one they left it. */
const COOKIE = "answers";

const DAY_SECONDS = 24 * 60 * 60;

const pathOf = (installationId: string): string => `/installations/${encodeURIComponent(installationId)}/book`;

function cookieFor(installationId: string, reply: string): Headers {
  const secure = env().appUrl.startsWith("https:") ? "; Secure" : "";
  const seconds = reply === "" ? 0 : DAY_SECONDS;
  const cookie = `${COOKIE}=${reply}; Path=${pathOf(installationId)}; Max-Age=${seconds}; SameSite=Lax; HttpOnly${secure}`;
  return new Headers({ "set-cookie": cookie });
}

type Typed = Pick<Sent<WishForm>, "actor" | "params" | "values">;

/** Keeps what was typed and goes on to an address; `to` is told the id under which it is kept. */
export async function keepAnswers(
  { actor, params: { id = "" }, values }: Typed,
  errors: readonly FieldError[],
  to: (reply: string) => string,
): Promise<Outcome> {
  const reply = await keepReply(actor, CHECK, { values: withoutSecrets(values, ["key", "go"]), errors, sealed: null });
  return { to: to(reply), headers: cookieFor(id, reply) };
}

/** After sending nothing is left to come back to. */
export const forgetAnswers = (installationId: string): Headers => cookieFor(installationId, "");

/** An address of this installation's own pages, or `null`: a form may be sent with any. */
export function ownAddress(installationId: string, go: string): string | null {
  const own = `/installations/${encodeURIComponent(installationId)}/`;
  return go.startsWith(own) && localPath(go, "") === go ? go : null;
}

/** What the address names, faults included; else what was typed before, without the faults of then. */
export const answersTyped = cache(async (id: string | undefined): Promise<FormReply> => {
  const { actor } = await pageContext();
  if (id !== undefined) return readReply(actor, CHECK, id);
  const before = (await cookies()).get(COOKIE)?.value;
  return before === undefined ? NO_REPLY : { ...(await readReply(actor, CHECK, before)), errors: [] };
});
