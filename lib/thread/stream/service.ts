import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { isSignedIn, isStaff, scopeOf } from "#lib/auth/policy.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { log } from "#lib/config/client.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { type Heard, heardBy, newsOf, written } from "./news.ts";
import { findAfter } from "./repository.ts";

/** In milliseconds: between two looks, between two signs of life, between two questions whether somebody may still listen. */
export type Pace = { readonly look: number; readonly sign: number; readonly ask: number; readonly end: number };

const PACE: Pace = { look: 2_000, sign: 15_000, ask: 10_000, end: 60 * 60 * 1000 };

/** Listeners of one account, and of this process. Clients that are turned away come back by themselves. */
const MOST_OF_ONE = 4;
const MOST = 100;
const WAIT_SECONDS = 30;

const listeners = new Set<{ readonly userId: string }>();

/** A place among the listeners, to be given back; `null` where there is none. */
function takePlace(userId: string): { readonly leave: () => void } | null {
  const own = [...listeners].filter((one) => one.userId === userId);
  if (listeners.size >= MOST || own.length >= MOST_OF_ONE) return null;
  const place = { userId };
  listeners.add(place);
  return { leave: () => void listeners.delete(place) };
}

export type Listening = {
  readonly bookingId: string;
  readonly lastEventId: string | null;
  /** Who asks, looked up anew: a session may have ended meanwhile. */
  readonly again: () => Promise<Actor>;
};

/** The same person with the same sight of the booking. */
async function mayStill(actor: SignedIn, { bookingId, again }: Listening): Promise<boolean> {
  const now = await again();
  if (!isSignedIn(now) || now.userId !== actor.userId || isStaff(now) !== isStaff(actor)) return false;
  return scopeOf(now).organizationId === scopeOf(actor).organizationId && (await findBooking(now, bookingId)).ok;
}

type Terms = { readonly pace: Pace; readonly gone: AbortSignal };

async function* eventsFor(actor: SignedIn, listening: Listening, { pace, gone }: Terms): AsyncGenerator<string> {
  const notes = isStaff(actor);
  let heard: Heard = heardBy(listening.lastEventId);
  yield `retry: ${pace.look}\n\n`;
  for (let passed = 0; passed < pace.end && !gone.aborted; passed += pace.look) {
    if (passed % pace.ask < pace.look && !(await mayStill(actor, listening))) return;
    const news = newsOf(await findAfter(database(), listening.bookingId, { heard, notes }), heard, notes);
    heard = news.at(-1)?.heard ?? heard;
    if (news.length > 0) yield news.map(written).join("");
    else if (passed % pace.sign < pace.look) yield ": still here\n\n";
    // The listener may go away in between.
    await pause(pace.look, undefined, { ref: false, signal: gone }).catch(() => undefined);
  }
}

/**
 * The history and the messages of a booking as they come about, everything after the event that was heard last, from the
 * beginning where none was. Ends when the listener may not see the booking any more, when the database is away, and after an
 * hour; clients then ask again with `Last-Event-ID`. Refuses `forbidden`, `not-found`, `too-many-requests`.
 */
export async function listen(
  actor: Actor,
  listening: Listening,
  pace: Pace = PACE,
): Promise<Result<ReadableStream<Uint8Array>, Refusal>> {
  if (!isSignedIn(actor)) return refuse({ code: "forbidden" });
  const found = await findBooking(actor, listening.bookingId);
  if (!found.ok) return found;
  const place = takePlace(actor.userId);
  if (!place) return refuse({ code: "too-many-requests", params: { seconds: WAIT_SECONDS } });
  const gone = new AbortController();
  // Whoever stops reading is asked for nothing more, so the place has an end of its own.
  const end = setTimeout(() => leave(), pace.end).unref();
  const leave = () => {
    clearTimeout(end);
    place.leave();
    gone.abort();
  };
  return done(streamOf(eventsFor(actor, listening, { pace, gone: gone.signal }), leave));
}

/** What the generator yields, until either side has enough; `leave` is called then. */
function streamOf(events: AsyncGenerator<string>, leave: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await events.next().catch((error: unknown) => {
        log().warn({ err: error }, "a stream of events was cut");
        return { done: true as const, value: undefined };
      });
      if (!next.done) return controller.enqueue(encoder.encode(next.value));
      leave();
      controller.close();
    },
    async cancel() {
      leave();
      await events.return(undefined);
    },
  });
}
