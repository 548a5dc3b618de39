import { z } from "zod";
import { bookingFormRoute, bookingHref } from "#app/_bookings/booking-form-route.ts";
import { readStart } from "#app/_slots/picker-query.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { acceptProposal, refuseProposal } from "#lib/bookings/proposal/service.ts";
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
export const { GET, POST } = bookingFormRoute({
  form: "proposal",
  below: "/proposal",
  schema,
  async run({ actor, fields: { answer, reason, planHash, version, ...fields } }, { id, reference }) {
    const terms = { version, locale: isSignedIn(actor) ? actor.locale : "en" } as const;
    const chosen = answer === NONE ? null : readStart(fields.start);
    if (answer !== NONE && chosen === null) return { errors: [{ field: "start", message: "picker.proposal.empty" }] };
    const answered =
      chosen === null
        ? await refuseProposal(actor, id, { reason, ...terms })
        : await acceptProposal(actor, id, { start: chosen, ...(planHash === "" ? {} : { planHash }), ...terms });
    return answered.ok ? { to: bookingHref(reference) } : { refusal: answered.error };
  },
});
