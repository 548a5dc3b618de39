import { api, askerOf, handler } from "#app/_edge/api.ts";
import { ANONYMOUS } from "#lib/auth/actor.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { listen } from "#lib/thread/stream/service.ts";

/** Nothing on the way may keep, pack or hold back what comes. */
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler({
    who: isSignedIn,
    async run({ actor, params: { id = "" }, request }) {
      if (request.method === "HEAD") {
        const found = await findBooking(actor, id);
        return found.ok ? new Response(null, { headers: HEADERS }) : found;
      }
      const again = async () => (await askerOf(request))?.actor ?? ANONYMOUS;
      const stream = await listen(actor, { bookingId: id, lastEventId: request.headers.get("last-event-id"), again });
      return stream.ok ? new Response(stream.value, { headers: HEADERS }) : stream;
    },
  }),
});
