import { checkHref, readPickerQuery } from "#app/_slots/picker-query.ts";
import { openBookings } from "#lib/bookings/service.ts";
import { sentencesToAccept } from "../acceptance.ts";
import { clashing } from "../already.ts";
import { sendRoute } from "../send-route.ts";
import { judgeWish, wishOf } from "../wish.ts";

/** Sends the request for review. */
export const { GET, POST } = sendRoute({
  back: ({ id = "" }, { start, failback, exception }) => checkHref(id, readPickerQuery({ start, failback, exception })),
  async judge({ actor, fields, subject }) {
    const { id } = subject.installation;
    const { windowMinutes } = subject.query;
    const clashes = clashing(await openBookings(actor, id), { starts: fields.start, windowMinutes }).length > 0;
    const errors = judgeWish(fields, { sentences: sentencesToAccept(subject, fields.start[0]), clashes });
    return { errors, wish: wishOf(fields, id) };
  },
});
