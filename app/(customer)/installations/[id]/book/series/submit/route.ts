import { z } from "zod";
import { formRoute, type Outcome } from "#app/_edge/form-route.ts";
import { chooseEvening } from "#app/_series/choose-evening.ts";
import { readSeriesQuery, seriesPath, withSeries } from "#app/_series/series-query.ts";
import { partsFor } from "#app/_series/series-subject.ts";
import { readStart } from "#app/_slots/picker-query.ts";
import { loadSubject } from "#app/_slots/subject.ts";
import type { Customer } from "#lib/auth/actor.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { translator } from "#lib/messages/translator.ts";

const schema = z.object({ start: one(z.string()), act: one(z.string()) });

/** The address as it was when the form was sent; what was chosen before is in fields of its own. */
const askedBy = ({ kept, ...values }: FormValues) => readSeriesQuery({ ...values, start: kept });

type Asked = Parameters<typeof chooseEvening>[2];

/** Holds every chosen time once more; the first that cannot be had is chosen anew. */
async function holdAll(actor: Customer, { query, ...asked }: Asked): Promise<Outcome> {
  const id = asked.whole.installation.id;
  for (const [place, start] of query.starts.entries()) {
    const picked = await chooseEvening(actor, start, { ...asked, query: { ...query, place } });
    if ("refused" in picked) return { to: withSeries(seriesPath(id), { ...query, month: null, day: null, place }) };
  }
  return { to: withSeries(`${seriesPath(id)}/check`, { starts: query.starts, failback: query.failback }) };
}

/** Judges and holds the chosen time, and goes on to the next evening that has none, at last to the answers. */
export const { GET, POST } = formRoute({
  form: "series",
  who: isCustomer,
  back: ({ id = "" }, values) => withSeries(seriesPath(id), askedBy(values)),
  schema,
  async run({ actor, params: { id = "" }, fields, values }): Promise<Outcome> {
    if (!isCustomer(actor)) return { refusal: { code: "forbidden" } };
    const query = askedBy(values);
    const start = readStart(fields.start);
    if (start === null && fields.act !== "hold") return { errors: [{ field: "start", message: "picker.times.error" }] };
    const reader = { actor, t: translator(actor.locale), locale: actor.locale };
    const whole = await loadSubject(reader, id, query.failback);
    if (!whole.ok) return { refusal: whole.error };
    const parts = partsFor(whole.value, query.count);
    if (!parts) return { to: withSeries(seriesPath(id), { failback: query.failback }) };
    const asked = { whole: whole.value, parts, query };
    if (start === null) return holdAll(actor, asked);
    const picked = await chooseEvening(actor, start, asked);
    if ("refused" in picked) return picked.refused;
    const { starts } = picked;
    const { failback } = query;
    if (starts.length < parts.length)
      return { to: withSeries(seriesPath(id), { count: parts.length, starts, place: starts.length, failback }) };
    return { to: withSeries(`${seriesPath(id)}/check`, { starts, failback }) };
  },
});
