import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { refuse } from "#lib/kernel/result.ts";
import { type Answer, perform, type Terms } from "../act/service.ts";
import { conclude } from "../conclusion/service.ts";

/**
 * The desk lets an evening go on that an earlier one holds back: what that one has left undone is done otherwise, as the reason
 * says, which the customer reads. Refused with `illegal-transition` where nothing holds it.
 */
export const releaseBooking = (actor: Actor, id: string, { reason, ...terms }: Terms & { readonly reason: string }): Answer =>
  perform(actor, { ...terms, id, act: "release" }, async (found) => {
    const { series } = found.booking;
    if (!series?.hold) return refuse({ code: "illegal-transition" });
    return conclude(found, { reason, after: { series: { ...series, hold: null } } });
  });
