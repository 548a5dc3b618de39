import "server-only";
import type { z } from "zod";
import { formRoute, type Outcome, type Sent } from "#app/_edge/form-route.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import type { Booking } from "#lib/bookings/booking.ts";
import { findByReference } from "#lib/bookings/service.ts";
import type { FormValues } from "#lib/forms/reply.ts";

/** The address of a customer's page about a booking; `path` is what follows the booking's own. */
export const bookingHref = (reference: string, path = ""): string => `/bookings/${encodeURIComponent(reference)}${path}`;

type BookingForm<Fields> = {
  /** Names the form among kept replies. */
  readonly form: string;
  /** What follows the booking's own address on the page that has the form. */
  readonly below: string | ((values: FormValues) => string);
  readonly schema: z.ZodType<Fields>;
  readonly run: (sent: Sent<Fields>, booking: Booking) => Promise<Outcome>;
};

/** The exports of a route that takes a customer's form about one of their organisation's bookings; a foreign one is `not-found`. */
export const bookingFormRoute = <Fields>({ form, below, schema, run }: BookingForm<Fields>) =>
  formRoute<Fields>({
    form,
    who: isCustomer,
    back: ({ ref = "" }, values) => bookingHref(ref, typeof below === "string" ? below : below(values)),
    schema,
    async run(sent) {
      const found = await findByReference(sent.actor, sent.params.ref ?? "");
      return found.ok ? run(sent, found.value.booking) : { refusal: found.error };
    },
  });
