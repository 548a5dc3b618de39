import { api, handler, ifMatchOf } from "#app/_edge/api.ts";
import { isCustomer, isSignedIn } from "#lib/auth/policy.ts";
import { LARGE_BODY_LIMIT } from "#lib/http/body.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { faultKey } from "#lib/installations/fault.ts";
import { type InstallationChange, installationAnswer } from "#lib/installations/installation.ts";
import { readChange } from "#lib/installations/schema.ts";
import { changeInstallation, findInstallation, removeInstallation } from "#lib/installations/service.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { judged } from "../_input.ts";

const say = translator("en");

/** Faults that only show in the whole have their sentences where the plan's are. */
function told<T>(result: Result<T, Refusal>): Result<T, Refusal> {
  if (result.ok || !result.error.faults) return result;
  const faults = result.error.faults.map((fault) => ({ ...fault, message: say(faultKey(fault.code), { ...fault.params }) }));
  return refuse({ ...result.error, faults });
}

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  GET: handler({
    who: isSignedIn,
    async run({ actor, params }) {
      const found = await findInstallation(actor, params.id ?? "");
      if (!found.ok) return found;
      return done({ status: 200, body: installationAnswer(found.value), headers: { etag: `"${found.value.revision}"` } });
    },
  }),
  PATCH: handler<InstallationChange>({
    who: isCustomer,
    body: judged(readChange),
    bodyLimit: LARGE_BODY_LIMIT,
    async run({ actor, params, body, request }) {
      const wish = { change: body, version: ifMatchOf(request) };
      const changed = told(await changeInstallation(actor, params.id ?? "", wish));
      if (!changed.ok) return changed;
      const { installation, lost } = changed.value;
      const answer = { ...installationAnswer(installation), readinessRemoved: lost };
      return done({ status: 200, body: answer, headers: { etag: `"${installation.revision}"` } });
    },
  }),
  DELETE: handler({
    who: isCustomer,
    async run({ actor, params }) {
      const removed = await removeInstallation(actor, params.id ?? "");
      return removed.ok ? done({ status: 204 }) : removed;
    },
  }),
});
