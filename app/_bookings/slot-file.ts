import "server-only";
import { fileRoute } from "#app/_edge/file-route.ts";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { entryOf } from "#lib/bookings/invitation/service.ts";

/** A booking's window as a calendar file, for one side. `home`: where the pages of bookings begin for it. */
export const slotFile = (isTheirs: (actor: Actor) => actor is SignedIn, home: string) =>
  fileRoute("ics", async ({ actor, params: { ref = "" } }) => {
    if (!isSignedIn(actor)) return { to: `/sign-in?next=${encodeURIComponent(`${home}/${encodeURIComponent(ref)}`)}` };
    const entry = isTheirs(actor) ? await entryOf(actor, ref) : null;
    return entry?.ok ? { name: ref, text: entry.value } : null;
  });
