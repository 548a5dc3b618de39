import "server-only";
import { parseForm } from "#lib/forms/reply.ts";
import { findShared } from "#lib/shared-plans/service.ts";
import { isSharedId, type SharedPlan } from "#lib/shared-plans/shared-plan.ts";
import { linksOfQuery, linksOfShared, type PlanLinks, queryOfInput } from "./plan-links.ts";
import { readPlanRequest } from "./plan-request.ts";
import type { PlanView } from "./plan-view.ts";

/** A plan as a page takes it up, by whichever way it came. */
export type HandledPlan = Pick<PlanView, "input" | "named" | "query"> & { readonly links: PlanLinks };

export function ofShared({ id, input, named }: SharedPlan): HandledPlan {
  const query = queryOfInput(input, named);
  return { input, named, query, links: linksOfShared(id, query) };
}

/** Longer texts are no plan of ours. */
const LONGEST = 20_000;

/** The plan of a short link's id or of an address; `null` for anything that makes none. */
export async function planOfHandle(handle: string): Promise<HandledPlan | null> {
  if (isSharedId(handle)) {
    const shared = await findShared(handle);
    return shared && ofShared(shared);
  }
  if (handle.length > LONGEST) return null;
  const request = readPlanRequest(parseForm(handle.replace(/^\?/, "")));
  if (request.kind !== "plan") return null;
  const { input, named, query } = request;
  return { input, named, query, links: linksOfQuery(query) };
}
