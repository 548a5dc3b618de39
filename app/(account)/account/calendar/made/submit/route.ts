import { z } from "zod";
import { noFeedCookie } from "#app/_accounts/new-feed-cookie.ts";
import { formRoute } from "#app/_edge/form-route.ts";

/** The browser forgets the address, too. */
export const { GET, POST } = formRoute({
  form: "calendar-feed-made",
  who: "anyone",
  back: () => "/account/calendar",
  schema: z.object({}),
  run: async () => ({ to: "/account/calendar", headers: new Headers({ "set-cookie": noFeedCookie() }) }),
});
