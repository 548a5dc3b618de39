import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { releaseHold } from "#lib/scheduling/hold/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { freeWindows, holdWindows } from "../../act/repository.ts";
import { type Answer, type Found, find, performInCalendar, TakenBack, type Terms } from "../../act/service.ts";
import { ownWindow } from "../../holding.ts";
import { namingEvening, seriesFaults } from "../../series/refusal-words.ts";
import { loadEvenings, lockEvenings } from "../../series/repository.ts";
import { betweenOf, type InSeries, judgeBetween, laterOpen, type Timed } from "../../series/series.ts";
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

/** One that keeps its time is not asked for anew; it has to keep its place among those that move. */
async function stay(found: Found, series: InSeries, pointer: string): Promise<Result<null, Refusal>> {
  const { tx, booking, locale, now } = found;
  const policy = await currentPolicy(tx);
  const { zone, window } = booking;
  const refusals = judgeBetween(window, series.between, { zone, days: policy.seriesGapDays });
  const reading = { reader: { zone, locale, now }, t: translator(locale) };
  if (refusals.length > 0)
    return refuse({ code: "slot-not-allowed", faults: seriesFaults(refusals, { evening: series.evening, pointer }, reading) });
  await holdWindows(tx, booking.id, [ownWindow(booking, policy)]);
  return done(null);
}

export type SeriesMove = Terms & { readonly series: readonly Instant[]; readonly planHash?: string | undefined };

/** All windows are given up before the first is taken again, since they may change places; a refusal takes that back. */
async function moveAll({ moving, former }: Moving, { series: starts, planHash }: SeriesMove): Promise<Result<null, Refusal>> {
  for (const { tx, booking } of moving) await freeWindows(tx, booking.id);
  let before = former;
  for (const [n, found] of moving.entries()) {
    const { booking, locale } = found;
    const start = starts[n] ?? booking.window.start;
    const evening = booking.series?.evening ?? 1;
    const series: InSeries = { evening, between: { former: before, later: null } };
    const pointer = `/series/${n}`;
    const isSame = start === booking.window.start;
    const result = isSame ? await stay(found, series, pointer) : await moveTo(found, { start, planHash, series, pointer });
    if (!result.ok) {
      const { faults = [], ...refusal } = result.error;
      throw new TakenBack({
        ...refusal,
        ...(faults.length > 0 ? { faults: namingEvening(faults, evening, translator(locale)) } : {}),
      });
    }
    before = { evening, window: intervalOf(start, booking.windowMinutes) };
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
