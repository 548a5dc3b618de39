import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { readStart } from "#app/_slots/picker-query.ts";
import { isCustomer, isSignedIn } from "#lib/auth/policy.ts";
import { acceptProposal, refuseProposal } from "#lib/bookings/proposal/service.ts";
import { findByReference } from "#lib/bookings/service.ts";
import { one, optionalText, ticked } from "#lib/forms/fields.ts";

/** Which of the two buttons was pressed. */
const NONE = "none";

const schema = z
  .object({
    answer: one(z.string()),
    start: one(z.string()),
    reason: optionalText(2000, "picker.cancel.reason-long"),
    accept: ticked,
    planHash: one(z.string()),
    version: one(z.coerce.number()),
  })
  .refine(({ answer, start }) => answer === NONE || start !== "", { path: ["start"], error: "picker.proposal.empty" })
  .refine(({ answer, accept, planHash }) => answer === NONE || planHash === "" || accept, {
    path: ["accept"],
    error: "picker.check.accept-empty",
  });

/** Takes one of the proposed times, or none of them. */
export const { GET, POST } = formRoute({
  form: "proposal",
  who: isCustomer,
  back: ({ ref = "" }) => `/bookings/${encodeURIComponent(ref)}/proposal`,
  schema,
  async run({ actor, params: { ref = "" }, fields: { answer, reason, planHash, version, ...fields } }) {
    const found = await findByReference(actor, ref);
    if (!found.ok) return { refusal: found.error };
    const { id } = found.value.booking;
    const terms = { version, locale: isSignedIn(actor) ? actor.locale : "en" } as const;
    const chosen = answer === NONE ? null : readStart(fields.start);
    if (answer !== NONE && chosen === null) return { errors: [{ field: "start", message: "picker.proposal.empty" }] };
    const answered =
      chosen === null
        ? await refuseProposal(actor, id, { reason, ...terms })
        : await acceptProposal(actor, id, { start: chosen, ...(planHash === "" ? {} : { planHash }), ...terms });
    return answered.ok ? { to: `/bookings/${answered.value.booking.reference}` } : { refusal: answered.error };
  },
});
