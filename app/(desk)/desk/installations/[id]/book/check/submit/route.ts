import { BOOK_FORM, bookCheckHref, bookingFor, bookSchema, judgeBook, readWanted } from "#app/_customers/book-fields.ts";
import { systemHref } from "#app/_customers/list-query.ts";
import { formRoute, type Outcome } from "#app/_edge/form-route.ts";
import { isSignedIn, mayBookFor } from "#lib/auth/policy.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";

/** Books for a customer. A time that cannot be had by now leads back to the page, which says which rules it breaks. */
export const { GET, POST } = formRoute({
  form: BOOK_FORM,
  who: mayBookFor,
  back: ({ id = "" }, { start = [], failback = [] }) => bookCheckHref(id, readWanted(start[0] ?? "", failback[0] ?? "")),
  schema: bookSchema,
  async run({ actor, params: { id = "" }, fields, once }): Promise<Outcome> {
    const { start } = readWanted(fields.start, "");
    if (start === null) return { to: systemHref(id, "/book") };
    const errors = judgeBook(fields);
    if (errors.length > 0) return { errors };
    const wish = { ...bookingFor(fields, id, start), locale: isSignedIn(actor) ? actor.locale : ("en" as const) };
    const booked = await submitBooking(actor, wish, once);
    if (booked.ok) return { to: systemHref(id, `/book/done?booking=${booked.value.reference}`) };
    const isTime = booked.error.code === "slot-taken" || booked.error.code === "slot-not-allowed";
    return isTime ? { errors: [{ field: "", message: "customers.book.time-changed" }] } : { refusal: booked.error };
  },
});
