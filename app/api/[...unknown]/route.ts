import { api, handler } from "#app/_edge/api.ts";
import { refuse } from "#lib/kernel/result.ts";

/** An address under /api that no other route serves: who asks is a program, which the page for people tells nothing. */
const nothing = handler({ who: "anyone", run: async () => refuse({ code: "not-found" }) });

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: nothing,
  POST: nothing,
  PUT: nothing,
  PATCH: nothing,
  DELETE: nothing,
});
