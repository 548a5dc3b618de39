import { pageContext } from "#app/_edge/page-context.ts";
import { zonesFound } from "#app/_installations/zone-options.ts";
import { systemClock } from "#lib/time/system-clock.ts";

const MOST = 60;

/** Places for the text of a search, as it is typed: `[{value, label}]` in the reader's language, with the time there now. */
export async function GET(request: Request): Promise<Response> {
  const { t } = await pageContext();
  const wanted = (new URL(request.url).searchParams.get("city") ?? "").slice(0, MOST);
  return Response.json(zonesFound(wanted, t, systemClock()), { headers: { "cache-control": "no-store" } });
}
