import { api, handler } from "#app/_edge/api.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { bookingAnswer } from "#lib/bookings/answer.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { done } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler({
    who: isSignedIn,
    async run({ actor, params }) {
      const view = await findBooking(actor, params.id ?? "");
      if (!view.ok) return view;
      const headers = { etag: `"${view.value.booking.revision}"` };
      return done({ status: 200, body: bookingAnswer(view.value, translator("en")), headers });
    },
  }),
});
