import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { bookingAnswer } from "#lib/bookings/answer.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { api, handler, ifMatchOf } from "./api.ts";

export type BookingAct<Body> = {
  readonly who: (actor: Actor) => boolean;
  readonly body: z.ZodType<Body>;
  readonly bodyOptional?: boolean;
  readonly run: (
    actor: Actor,
    id: string,
    wish: Body & { readonly version: number | null },
  ) => Promise<Result<BookingView, Refusal>>;
};

/** A version that no booking has, for an `If-Match` that cannot be read. */
const NO_VERSION = -1;

/** The exports of `POST /bookings/{id}/<act>`, which answers the booking as it then is. `If-Match` is welcome, not required. */
export const bookingAct = <Body extends object>({ run, ...definition }: BookingAct<Body>) =>
  api({
    POST: handler<Body>({
      ...definition,
      async run({ actor, params, body, request }) {
        const version = request.headers.has("if-match") ? (ifMatchOf(request) ?? NO_VERSION) : null;
        const view = await run(actor, params.id ?? "", { ...body, version });
        return view.ok ? done({ status: 200, body: bookingAnswer(view.value, translator("en")) }) : view;
      },
    }),
  });
