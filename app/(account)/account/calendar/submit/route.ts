import { z } from "zod";
import { newFeedCookie } from "#app/_accounts/new-feed-cookie.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { FEED_KINDS } from "#lib/calendar-feeds/feed.ts";
import { makeFeed, stopFeed } from "#lib/calendar-feeds/service.ts";
import { one } from "#lib/forms/fields.ts";

const HERE = "/account/calendar";

/** The token goes to the browser alone, for the page that shows it once. One that is stopped already is as good as stopped. */
export const { GET, POST } = formRoute({
  form: "calendar-feed",
  who: isSignedIn,
  back: () => HERE,
  schema: z.object({ kind: one(z.enum(FEED_KINDS)), act: one(z.enum(["make", "stop"])) }),
  run: async ({ actor, fields: { kind, act } }) => {
    if (!isSignedIn(actor)) return { to: HERE };
    if (act === "stop") return { to: (await stopFeed(actor, kind)).ok ? `${HERE}?said=stopped` : HERE };
    const made = await makeFeed(actor, kind);
    if (!made.ok) return { to: HERE };
    return { to: `${HERE}/made`, headers: new Headers({ "set-cookie": newFeedCookie(made.value) }) };
  },
});
