import "server-only";
import type { Outcome } from "#app/_edge/form-route.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { findByReference } from "#lib/bookings/service.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { writeMessage } from "#lib/thread/service.ts";
import { anchorOf } from "./entry-words.ts";

type Wish = {
  readonly reference: string;
  readonly text: string;
  readonly internal: boolean;
  readonly once: OnceKey;
  /** Address of the page that shows the conversation. */
  readonly page: string;
};

/** Writes what a form brought, and leads to it. */
export async function sendMessage(actor: Actor, { reference, text, internal, once, page }: Wish): Promise<Outcome> {
  const found = await findByReference(actor, reference);
  if (!found.ok) return { refusal: found.error };
  const written = await writeMessage(actor, found.value.booking.id, { text, internal, key: once });
  return written.ok ? { to: `${page}#${anchorOf(written.value.id)}` } : { refusal: written.error };
}
