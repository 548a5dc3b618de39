import { seriesPath, withSeries } from "#app/_series/series-query.ts";
import { seriesSentences } from "#app/_series/series-sentences.ts";
import { partsFor } from "#app/_series/series-subject.ts";
import { readStarts } from "#app/_slots/picker-query.ts";
import { openBookings } from "#lib/bookings/service.ts";
import { sendRoute } from "../../../check/send-route.ts";
import { judgeWish, wishOf } from "../../../check/wish.ts";
import { clashingEvenings } from "../../clashing-evenings.ts";

/** Sends all evenings for review. */
export const { GET, POST } = sendRoute({
  back: ({ id = "" }, { start = [], failback = [] }) =>
    withSeries(`${seriesPath(id)}/check`, { starts: readStarts(start), failback: failback[0] === "yes" }),
  async judge({ actor, fields, subject }) {
    const { id } = subject.installation;
    const { start: starts, failback } = fields;
    const parts = partsFor(subject, starts.length);
    if (parts?.length !== starts.length) return { to: withSeries(seriesPath(id), { failback }) };
    const chosen = { parts, starts };
    const clashes = clashingEvenings(await openBookings(actor, id), chosen).length > 0;
    const errors = judgeWish(fields, { sentences: seriesSentences(subject, chosen), clashes });
    return { errors, wish: { ...wishOf(fields, id), alternates: [], series: [...starts] } };
  },
});
