import { formRoute, type Outcome } from "#app/_edge/form-route.ts";
import { queueFrom } from "#app/_review/queue-query.ts";
import { ROW_ENGINEER_FORM, type RowEngineerFields, rowChoiceOf, rowEngineerSchema } from "#app/_review/row-engineer-fields.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { isSignedIn, mayReview } from "#lib/auth/policy.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { assignBooking } from "#lib/bookings/decision/service.ts";
import { findByReference } from "#lib/bookings/service.ts";
import type { Refusal } from "#lib/http/refusal.ts";

/** Back to the rows, which name what was done; `was` had it before and can have it back. */
function onward(query: string, reference: string, was: string | null): Outcome {
  const before = was === null ? "" : `&was=${encodeURIComponent(was)}`;
  return { to: `${queueFrom(query)}&after=${encodeURIComponent(reference)}${before}` };
}

const OVERTAKEN: readonly string[] = ["outdated", "changed-meanwhile"];

/** The second of two clicks finds done what the first one did, which is no conflict. */
const wasOwn = ({ history, engineer }: BookingView, actor: Actor, engineerId: string): boolean => {
  const last = history.at(-1);
  return last?.act === "assign" && isSignedIn(actor) && last.byId === actor.userId && engineer?.id === engineerId;
};

type Tried = { readonly actor: Actor; readonly fields: RowEngineerFields; readonly engineerId: string };

async function refused({ code, faults = [] }: Refusal, { actor, fields, engineerId }: Tried): Promise<Outcome> {
  const { reference, query } = fields;
  const words = { params: { reference } };
  if (OVERTAKEN.includes(code)) {
    const now = await findByReference(actor, reference);
    if (now.ok && wasOwn(now.value, actor, engineerId)) return onward(query, reference, null);
    return { errors: [{ field: "", message: "desk.queue.who.conflict", ...words }] };
  }
  if (code === "illegal-transition") return { errors: [{ field: "", message: "desk.queue.who.closed", ...words }] };
  if (faults.length === 0) return { refusal: { code } };
  return {
    errors: faults.map(({ code: fault, message }) => ({
      field: rowChoiceOf(reference),
      message: message ? "desk.said" : `errors.${fault}`,
      ...(message ? { params: { text: message } } : {}),
    })),
  };
}

/** Gives the booking of one row to another engineer and stays with the rows. */
export const { GET, POST } = formRoute<RowEngineerFields>({
  form: ROW_ENGINEER_FORM,
  who: mayReview,
  back: (_params, { query = [] }) => queueFrom(query[0] ?? ""),
  schema: rowEngineerSchema,
  async run({ actor, fields }) {
    const { reference, query, revision } = fields;
    const engineerId = fields.mine || fields.engineerId;
    if (engineerId === "") return { errors: [{ field: rowChoiceOf(reference), message: "desk.decide.assign.empty" }] };
    const found = await findByReference(actor, reference);
    if (!found.ok) return { refusal: found.error };
    const { booking, engineer } = found.value;
    const locale = isSignedIn(actor) ? actor.locale : "en";
    const result = await assignBooking(actor, booking.id, { engineerId, version: revision, locale });
    if (result.ok) return onward(query, booking.reference, engineer?.id ?? null);
    return refused(result.error, { actor, fields, engineerId });
  },
});
