import { fileAnswer, signInFor } from "#app/_vps/file-answer.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { actorOf } from "#lib/auth/session.ts";
import { isLocale, preferredLocale } from "#lib/messages/locale.ts";
import { findVps } from "#lib/vps/service.ts";
import { writeList } from "#lib/vps/write-list.ts";

type Context = { readonly params: Promise<{ readonly id: string }> };

/** The whole list as a file that can be brought in again. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const actor = await actorOf(request);
  if (!isSignedIn(actor)) return signInFor(`/installations/${encodeURIComponent(id)}/vps`);
  const found = await findVps(actor, id);
  if (!found.ok) return fileAnswer(null);
  const locale = isLocale(actor.locale) ? actor.locale : preferredLocale(request.headers.get("accept-language"));
  return fileAnswer({ name: "vps.csv", type: "text/csv; charset=utf-8", text: writeList(found.value.list, locale) });
}
