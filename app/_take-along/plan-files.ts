import "server-only";
import { type FileType, fileRoute } from "#app/_edge/file-route.ts";
import { planOfHandle } from "#app/_planner/plan-handle.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { planInputOf } from "#lib/installations/installation.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { planJudged } from "#lib/planning/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { isSharedId } from "#lib/shared-plans/shared-plan.ts";
import { beginOf, planFile } from "./step-files.ts";

/** Of the plan that the address describes; an address that makes none leads to the form that says why. */
export const queryFile = (type: FileType) =>
  fileRoute(type, async ({ query }) => {
    const text = query.toString();
    const handled = await planOfHandle(text);
    if (!handled) return { to: `/plan/result?${text}` };
    const { input } = handled;
    const { estimates } = await currentPolicy();
    return planFile(type, { input, plan: planJudged(input, estimates), estimates, begin: beginOf(query) });
  });

/** Of the plan behind a short link. */
export const sharedFile = (type: FileType) =>
  fileRoute(type, async ({ params: { id = "" }, query }) => {
    const handled = isSharedId(id) ? await planOfHandle(id) : null;
    if (!handled) return null;
    const { input } = handled;
    const { estimates } = await currentPolicy();
    return planFile(type, { input, plan: planJudged(input, estimates), estimates, begin: beginOf(query) });
  });

const toSignIn = (page: string) => ({ to: `/sign-in?next=${encodeURIComponent(page)}` });

/** Of an installation as it is now. */
export const installationFile = (type: FileType) =>
  fileRoute(type, async ({ actor, params: { id = "" }, query }) => {
    if (!isSignedIn(actor)) return toSignIn(`/installations/${encodeURIComponent(id)}`);
    const found = await findInstallation(actor, id);
    if (!found.ok) return null;
    const input = planInputOf(found.value, query.get("failback") === "yes");
    const { estimates } = await currentPolicy();
    return planFile(type, { input, plan: planJudged(input, estimates), estimates });
  });

/** Of a booking, as its plan was shown and accepted, with times of day on the clock that it promises. */
export const bookingFile = (type: FileType) =>
  fileRoute(type, async ({ actor, params: { ref = "" } }) => {
    if (!isSignedIn(actor)) return toSignIn(`/bookings/${encodeURIComponent(ref)}`);
    const found = await findByReference(actor, ref);
    if (!found.ok) return null;
    const { kept, window, zone, reference } = found.value.booking;
    return planFile(type, { ...kept, begin: { start: window.start, zone } }, `${reference}-${type === "csv" ? "steps" : "plan"}`);
  });
