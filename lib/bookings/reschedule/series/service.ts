import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { releaseHold } from "#lib/scheduling/hold/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { freeWindows } from "../../act/repository.ts";
import { type Answer, type Found, find, performInCalendar, TakenBack, type Terms } from "../../act/service.ts";
import { namingEvening } from "../../series/refusal-words.ts";
import { loadEvenings, lockEvenings } from "../../series/repository.ts";
import { betweenOf, laterOpen, type Timed } from "../../series/series.ts";
import { allows } from "../../transitions.ts";
import { moveTo } from "../service.ts";

const invalid = (code: string, params: Refusal["params"] = {}): Result<never, Refusal> =>
  refuse({ code: "invalid-input", faults: [{ pointer: "/series", code, params }] });

/** The evenings that move: this one and those after it that are still ahead, each of which has to be one that may be moved. */
type Moving = { readonly moving: readonly Found[]; readonly former: Timed | null };

async function movingWith(found: Found): Promise<Result<Moving, Refusal>> {
  const { tx, actor, act, locale, booking } = found;
  if (!booking.series) return invalid("not-in-series");
  const { id: seriesId, evening } = booking.series;
  await lockEvenings(tx, seriesId, 0);
  const evenings = await loadEvenings(tx, seriesId);
  const later = laterOpen(evening, evenings);
  if (later.some(({ status }) => !allows(status, act))) return refuse({ code: "illegal-transition" });
  const moving = [found];
  for (const { id } of later) {
    const next = await find(tx, actor, { id, act, locale });
    if (!next.ok) return next;
    moving.push(next.value);
  }
  return done({ moving, former: betweenOf(evening, evenings).former });
}

export type SeriesMove = Terms & { readonly series: readonly Instant[]; readonly planHash?: string | undefined };

/** An evening as it is to be; `moves` is false where its own time was named again. */
type Leg = { readonly found: Found; readonly timed: Timed; readonly moves: boolean };

function legOf(found: Found, asked: Instant | undefined): Leg {
  const { series, window, windowMinutes } = found.booking;
  const start = asked ?? window.start;
  const timed = { evening: series?.evening ?? 1, window: intervalOf(start, windowMinutes) };
  return { found, timed, moves: start !== window.start };
}

function naming({ faults = [], ...refusal }: Refusal, { found, timed }: Leg): Refusal {
  return faults.length === 0 ? refusal : { ...refusal, faults: namingEvening(faults, timed.evening, translator(found.locale)) };
}

/**
 * The windows of those that move are given up before the first is taken again, since they may change places; a refusal takes that
 * back. One that stays keeps its window as it is held, and is judged only where the one beside it moves.
 */
async function moveAll({ moving, former }: Moving, { series: starts, planHash }: SeriesMove): Promise<Result<null, Refusal>> {
  const legs = moving.map((found, n) => legOf(found, starts[n]));
  for (const { found, moves } of legs) if (moves) await freeWindows(found.tx, found.booking.id);
  for (const [n, leg] of legs.entries()) {
    if (!leg.moves) continue;
    const { found, timed } = leg;
    const next = legs[n + 1];
    const between = { former: legs[n - 1]?.timed ?? former, later: next && !next.moves ? next.timed : null };
    const series = { evening: timed.evening, between };
    const result = await moveTo(found, { start: timed.window.start, planHash, series, pointer: `/series/${n}` });
    if (!result.ok) throw new TakenBack(naming(result.error, leg));
  }
  return done(null);
}

/**
 * The customer asks for other times for an evening and all that come after it: a start for each, in order. All of them move or
 * none; one whose time is named again stays as it is. Refuses like the move of one, with the place in `series`.
 */
export const rescheduleSeries = (actor: Actor, id: string, wish: SeriesMove): Answer => {
  const { series: starts, version, locale } = wish;
  return performInCalendar(actor, { version, locale, id, act: "reschedule", pointer: "/series/0" }, async (found) => {
    const all = await movingWith(found);
    if (!all.ok) return all;
    const { moving } = all.value;
    if (starts.length !== moving.length) return invalid("series-count", { counts: moving.length });
    if (moving.every(({ booking }, n) => booking.window.start === starts[n])) return invalid("own-time");
    await releaseHold(found.tx, found.actor.userId);
    return moveAll(all.value, wish);
  });
};
