import { countOverlaps, countPartial } from "./calendar.ts";
import { type Ground, wishFor } from "./ground.ts";
import { at, send, type Told } from "./http.ts";
import type { Rig } from "./rig.ts";

/**
 * `sold`: windows that somebody has got. `partial`: series with fewer windows than evenings, or with a window that is not held.
 * `unexpected`: answers that are neither 201 nor 409.
 */
export type SeriesRace = {
  readonly rounds: number;
  attempts: number;
  series: number;
  sold: number;
  unexpected: number;
  readonly partial: number;
  readonly overlaps: number;
};

/** So many starts does a round take. */
export const STARTS_A_RACE = 4;

/** Three series that share their evenings, and somebody who wants each of them alone. */
const EVENINGS: readonly (readonly number[])[] = [[0, 1, 2], [1, 2, 3], [0, 2, 3], [0], [1], [2], [3]];

const bodyFor = (ground: Ground, starts: readonly string[], evenings: readonly number[]) => {
  const wanted = evenings.map((n) => starts[n] ?? "");
  const wish = wishFor(ground, wanted[0] ?? "");
  return wanted.length === 1 ? wish : { ...wish, series: wanted };
};

const windowsOf = ({ body }: Told): number => ((body.series as { evenings: unknown[] } | undefined)?.evenings ?? [0]).length;

/** Everybody at the same moment, at all apps in turn, each at another one than in the round before. One engineer is there. */
export async function raceSeries({ origins, databaseUrl }: Rig, ground: Ground, rounds: number): Promise<SeriesRace> {
  const found = { rounds, attempts: 0, series: 0, sold: 0, unexpected: 0 };
  for (let round = 0; round < rounds; round++) {
    const starts = ground.starts.slice(round * STARTS_A_RACE, (round + 1) * STARTS_A_RACE);
    const answers = await Promise.all(
      EVENINGS.map((evenings, n) =>
        send(at(ground.customer, origins[(n + round) % origins.length] ?? ""), "POST", "/bookings", {
          body: bodyFor(ground, starts, evenings),
        }),
      ),
    );
    const won = answers.filter(({ status }) => status === 201);
    found.attempts += answers.length;
    found.series += won.filter((told) => windowsOf(told) > 1).length;
    found.sold += won.reduce((sum, told) => sum + windowsOf(told), 0);
    found.unexpected += answers.filter(({ status }) => status !== 201 && status !== 409).length;
  }
  return { ...found, partial: await countPartial(databaseUrl), overlaps: await countOverlaps(databaseUrl) };
}
