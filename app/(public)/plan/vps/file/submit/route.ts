import { seeOther } from "#app/_edge/form-route.ts";
import { readPlanRequest } from "#app/_planner/plan-request.ts";
import { planView } from "#app/_planner/plan-view.ts";
import { fileAnswer } from "#app/_vps/file-answer.ts";
import { noticeFile, ownerIn } from "#app/_vps/owner-notice.ts";
import { listIn, planSheet, readAsked } from "#app/_vps/plan-sheet.ts";
import { parseForm } from "#lib/forms/reply.ts";
import { parseUpload } from "#lib/forms/upload.ts";
import { BODY_LIMIT, isUpload, LARGE_BODY_LIMIT, readRaw } from "#lib/http/body.ts";
import { DEFAULT_LOCALE } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";

const queryOf = (request: Request): string => new URL(request.url).search.slice(1);

/** A bookmark or a reload leads to where a list is asked for. */
export const GET = (request: Request): Response => seeOther(`/plan/vps?${queryOf(request)}`);

/** An owner's notice as a file, out of the list that was sent with the question; nothing is stored. */
export async function POST(request: Request): Promise<Response> {
  const plan = readPlanRequest(parseForm(queryOf(request)));
  if (plan.kind !== "plan") return seeOther(`/plan/result?${queryOf(request)}`);
  const bytes = isUpload(request) ? await readRaw(request, LARGE_BODY_LIMIT + BODY_LIMIT) : null;
  const values = bytes?.ok ? await parseUpload(bytes.value, request.headers.get("content-type") ?? "") : null;
  const given = values && listIn(values);
  if (!values || !given?.ok) return seeOther(`/plan/vps?${plan.query}`);
  const asked = readAsked(values, given.value, DEFAULT_LOCALE);
  const view = planView(plan, { t: translator(asked.lang), policy: await currentPolicy() });
  const made = planSheet(view, { asked, values, now: systemClock() });
  const owner = "sheet" in made ? ownerIn(made.sheet, asked.query.owner) : null;
  if (!("sheet" in made) || !owner) return fileAnswer(null);
  const kind = asked.view === "html" ? "html" : "txt";
  return fileAnswer(
    noticeFile(made.sheet, { owner, locale: asked.lang, sender: null }, { kind, subject: "", sha256: (text) => text }),
  );
}
