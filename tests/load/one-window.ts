import { countOverlaps } from "./calendar.ts";
import { type Ground, wishFor } from "./ground.ts";
import { at, send } from "./http.ts";
import type { Rig } from "./rig.ts";

/** `unexpected`: neither 201 nor 409. `crowded`: slots that were sold to nobody or more than once. */
export type OneWindow = {
  readonly attempts: number;
  readonly booked: number;
  readonly refused: number;
  readonly unexpected: number;
  readonly crowded: number;
  readonly overlaps: number;
  readonly p99Ms: number;
};

/** The value that a share of the values does not exceed. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
}

const WARMING = 40;

/** An app that has only just started has yet to compile what it runs: a few requests that are refused, at every app. */
async function warmUp({ origins }: Pick<Rig, "origins">, ground: Ground): Promise<void> {
  const never = new Date(Date.parse(ground.starts[0] ?? "") + 60_000).toISOString();
  for (const origin of origins)
    for (let n = 0; n < WARMING; n += 4) {
      const few = Array.from({ length: 4 }, () =>
        send(at(ground.customer, origin), "POST", "/bookings", { body: wishFor(ground, never) }),
      );
      const answers = await Promise.all(few);
      if (answers.some(({ status }) => status !== 422))
        throw new Error(`A start off the grid was answered ${answers[0]?.status}`);
    }
}

/**
 * Everybody wants the same slot at the same moment, slot after slot, at all apps in turn. Attempts spread over many slots would
 * find nothing even where nothing keeps the windows apart.
 */
export async function sellWindows({ origins, databaseUrl }: Rig, ground: Ground, burst: number): Promise<OneWindow> {
  const counts = { booked: 0, refused: 0, unexpected: 0, crowded: 0 };
  const times: number[] = [];
  await warmUp({ origins }, ground);
  for (const start of ground.starts) {
    const body = wishFor(ground, start);
    const attempts = Array.from({ length: burst }, (_, n) =>
      send(at(ground.customer, origins[n % origins.length] ?? ""), "POST", "/bookings", { body }),
    );
    const answers = await Promise.all(attempts);
    const booked = answers.filter(({ status }) => status === 201).length;
    const refused = answers.filter(({ status, body: said }) => status === 409 && said.code === "slot-taken").length;
    counts.booked += booked;
    counts.refused += refused;
    counts.unexpected += burst - booked - refused;
    counts.crowded += booked === 1 ? 0 : 1;
    times.push(...answers.map(({ ms }) => ms));
  }
  const overlaps = await countOverlaps(databaseUrl);
  return { attempts: times.length, ...counts, overlaps, p99Ms: percentile(times, 0.99) };
}
