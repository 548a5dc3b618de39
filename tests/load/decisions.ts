import { countBrokenStories, countOverlaps } from "./calendar.ts";
import { type Ground, wishFor } from "./ground.ts";
import { at, granted, type Session, send, type Told } from "./http.ts";
import type { Rig } from "./rig.ts";

/** Pairs or rounds that are under way at the same time. */
const AT_ONCE = 4;

async function inTurns<T>(items: readonly T[], work: (item: T, n: number) => Promise<void>): Promise<void> {
  const left = items.map((item, n) => ({ item, n }));
  const one = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next.item, next.n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

const requestFor = async (ground: Ground, start: string, alternates: readonly string[] = []): Promise<string> =>
  String((await granted(ground.customer, "POST", "/bookings", { body: { ...wishFor(ground, start), alternates } })).id);

type Act = { readonly who: Session; readonly id: string; readonly act: string; readonly body: object };

const doIt = ({ who, id, act, body }: Act): Promise<Told> => send(who, "POST", `/bookings/${id}/${act}`, { body });

const count = (answers: readonly Told[], status: number): number => answers.filter((told) => told.status === status).length;

/** `wrong`: pairs without exactly one winner. `unexpected`: answers that are neither 200 nor 409. */
export type Pairs = { readonly pairs: number; winners: number; wrong: number; unexpected: number; readonly overlaps: number };

/** So many starts does a pair take. */
export const STARTS_A_PAIR = 3;

/** Two requests name the same other time; the desk takes it for both at the same moment, at two apps. One engineer is there. */
export async function approvePairs({ origins, databaseUrl }: Rig, ground: Ground, pairs: number): Promise<Pairs> {
  const found = { pairs, winners: 0, wrong: 0, unexpected: 0 };
  await inTurns(Array.from({ length: pairs }), async (_, n) => {
    const [first = "", second = "", wanted = ""] = ground.starts.slice(n * STARTS_A_PAIR, (n + 1) * STARTS_A_PAIR);
    const ids = [await requestFor(ground, first, [wanted]), await requestFor(ground, second, [wanted])];
    const acts = ids.map((id, k) => ({
      who: at(ground.desk, origins[k % origins.length] ?? ""),
      id,
      act: "approve",
      body: { start: wanted },
    }));
    const answers = await Promise.all(acts.map(doIt));
    const winners = count(answers, 200);
    found.winners += winners;
    found.wrong += winners === 1 ? 0 : 1;
    found.unexpected += answers.length - winners - count(answers, 409);
  });
  return { ...found, overlaps: await countOverlaps(databaseUrl) };
}

/** `broken`: bookings whose history, trail, state and held windows do not agree. `changes`: acts that were granted. */
export type Rounds = {
  readonly rounds: number;
  changes: number;
  unexpected: number;
  readonly broken: number;
  readonly overlaps: number;
};

/** So many starts does a round take. */
export const STARTS_A_ROUND = 2;

/** The desk approves what its customer cancels and moves at the same moment, at two apps. */
export async function decideAtOnce({ origins, databaseUrl }: Rig, ground: Ground, rounds: number): Promise<Rounds> {
  const found = { rounds, changes: 0, unexpected: 0 };
  const [here = "", there = here] = origins;
  await inTurns(Array.from({ length: rounds }), async (_, n) => {
    const [start = "", other = ""] = ground.starts.slice(n * STARTS_A_ROUND, (n + 1) * STARTS_A_ROUND);
    const id = await requestFor(ground, start);
    const { planHash } = ground;
    const answers = await Promise.all([
      doIt({ who: at(ground.desk, here), id, act: "approve", body: {} }),
      doIt({ who: at(ground.customer, there), id, act: "reschedule", body: { start: other, planHash } }),
      doIt({ who: at(ground.customer, n % 2 === 0 ? here : there), id, act: "cancel", body: {} }),
    ]);
    found.changes += count(answers, 200);
    found.unexpected += answers.length - count(answers, 200) - count(answers, 409);
  });
  const [broken, overlaps] = [await countBrokenStories(databaseUrl, ground.installationId), await countOverlaps(databaseUrl)];
  return { ...found, broken, overlaps };
}
