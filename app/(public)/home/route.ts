import { seeOther } from "#app/_edge/form-route.ts";
import { isCustomer, isStaff } from "#lib/auth/policy.ts";
import { identityFrom } from "#lib/auth/session.ts";

/** Where somebody's work is: after signing in, before anything else was asked for. */
export async function GET(request: Request): Promise<Response> {
  const { actor, enrollee } = await identityFrom(request.headers);
  if (enrollee) return seeOther("/account/two-factor");
  if (isStaff(actor)) return seeOther("/desk/queue");
  return seeOther(isCustomer(actor) ? "/installations" : "/");
}
