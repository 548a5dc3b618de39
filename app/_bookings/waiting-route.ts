import "server-only";
import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import { bookingFormRoute, bookingHref } from "./booking-form-route.ts";
import { WAITING_FORM, waitingErrors } from "./waiting-fields.ts";

type Settling = (actor: Actor, bookingId: string) => Promise<Result<null, Refusal>>;

/** The exports of a route behind one of the buttons about an offered time; `then` follows the booking's own address. */
export const waitingRoute = (settle: Settling, then: string) =>
  bookingFormRoute({
    form: WAITING_FORM,
    below: "/waiting",
    schema: z.object({}),
    async run({ actor }, { id, reference }) {
      const settled = await settle(actor, id);
      return settled.ok ? { to: bookingHref(reference, then) } : { errors: waitingErrors(settled.error) };
    },
  });
