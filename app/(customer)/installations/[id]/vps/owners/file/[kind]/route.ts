import { createHash } from "node:crypto";
import { fileAnswer, signInFor } from "#app/_vps/file-answer.ts";
import { noticeHref } from "#app/_vps/hrefs.ts";
import { storedSheet } from "#app/_vps/installation-sheet.ts";
import { FILE_KINDS, languageOf, noticeFile, ownerIn } from "#app/_vps/owner-notice.ts";
import { readSheetQuery } from "#app/_vps/sheet-query.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { actorOf } from "#lib/auth/session.ts";
import { translator } from "#lib/messages/translator.ts";

type Context = { readonly params: Promise<{ readonly id: string; readonly kind: string }> };

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** One owner's notice as text or as a page, or their times off as a calendar. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, kind: asked } = await params;
  const search = new URL(request.url).searchParams;
  const { owner: name, start } = readSheetQuery(Object.fromEntries(search));
  const actor = await actorOf(request);
  if (actor.kind === "anonymous") return signInFor(noticeHref(id, { owner: name, start }));
  const kind = FILE_KINDS.find((one) => one === asked);
  if (!kind || !isCustomer(actor)) return fileAnswer(null);
  const locale = languageOf(search.get("lang"), actor.locale);
  const found = await storedSheet(id, { actor, t: translator(locale), start });
  const owner = found.ok ? ownerIn(found.value.sheet, name) : null;
  if (!found.ok || !owner) return fileAnswer(null);
  const wish = { owner, locale, sender: actor.organizationName };
  return fileAnswer(noticeFile(found.value.sheet, wish, { kind, subject: `${id} ${start}`, sha256 }));
}
