import { z } from "zod";
import { bookingFormRoute, bookingHref } from "#app/_bookings/booking-form-route.ts";
import type { Outcome } from "#app/_edge/form-route.ts";
import { judgeEvening } from "#app/_series/choose-evening.ts";
import { movePath, movingWith } from "#app/_series/moving.ts";
import { readSeriesQuery, withSeries } from "#app/_series/series-query.ts";
import { readStart } from "#app/_slots/picker-query.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { one } from "#lib/forms/fields.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { translator } from "#lib/messages/translator.ts";

const schema = z.object({ start: one(z.string()) });

/** The address as it was when the form was sent; what was chosen before is in fields of its own. */
const askedBy = ({ kept, ...values }: FormValues) => readSeriesQuery({ ...values, start: kept });

/** Takes the time for one evening, and goes on to the next, at last to the new times side by side with the old ones. */
export const { GET, POST } = bookingFormRoute({
  form: "evenings",
  below: (values) => withSeries("/evenings", askedBy(values)),
  schema,
  async run({ actor, fields, values }, { id, reference }): Promise<Outcome> {
    if (!isCustomer(actor)) return { refusal: { code: "forbidden" } };
    const view = await findBooking(actor, id);
    if (!view.ok) return { refusal: view.error };
    const moving = await movingWith({ actor, t: translator(actor.locale), locale: actor.locale }, view.value);
    if (!moving) return { to: bookingHref(reference) };
    const query = askedBy(values);
    const start = readStart(fields.start);
    if (start === null) return { errors: [{ field: "start", message: "picker.times.error" }] };
    const picked = judgeEvening(start, { ...moving, query });
    if ("refused" in picked) return picked.refused;
    const { starts } = picked;
    const place = query.place + 1;
    if (place < moving.parts.length) return { to: withSeries(movePath(reference), { starts, place }) };
    return { to: withSeries(`${movePath(reference)}/check`, { starts }) };
  },
});
