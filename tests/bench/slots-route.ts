import { performance } from "node:perf_hooks";
import { isDeepStrictEqual } from "node:util";
import { prepareGround } from "#tests/load/ground.ts";
import { granted, type Session, send } from "#tests/load/http.ts";
import { type Rig, startRig } from "#tests/load/rig.ts";
import type { Form, Row } from "#tests/support/promise-rows.ts";
import { copyApp } from "./app-copy.ts";
import { medianOf } from "./median.ts";

const ROUNDS = 5;
const CONNECTIONS = 8;
const DAYS = 31;
const DAY_MS = 86_400_000;
const SHARE = 0.5;

const secondsOf = (form: Form): number => (form === "short" ? 2 : 5);

type Route = { readonly customer: Session; readonly path: string };

/** Requests a second at one route, over so many connections at once. */
async function rate({ customer, path }: Route, seconds: number): Promise<number> {
  let answered = 0;
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  const one = async () => {
    while (performance.now() < until) {
      const { status } = await send(customer, "GET", path);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
      answered++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  return (answered / (performance.now() - begun)) * 1_000;
}

async function compare(rig: Rig, form: Form) {
  const { customer, installationId } = await prepareGround(rig, "upgrade", 1);
  const dateIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const query = `?from=${dateIn(8)}&to=${dateIn(7 + DAYS)}`;
  const route = { customer, path: `/installations/${installationId}/slots${query}` };
  const memory = { customer, path: `/installations/${installationId}/slots/from-memory${query}` };
  const body = await granted(customer, "GET", route.path);
  const same = isDeepStrictEqual(body, await granted(customer, "GET", memory.path));
  for (const each of [route, memory]) await rate(each, secondsOf(form));
  const rounds: { route: number; memory: number }[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    rounds.push({ memory: await rate(memory, secondsOf(form)), route: await rate(route, secondsOf(form)) });
  }
  return {
    same,
    bytes: JSON.stringify(body).length,
    rate: medianOf(rounds.map((round) => round.route)),
    memoryRate: medianOf(rounds.map((round) => round.memory)),
    share: medianOf(rounds.map((round) => round.route / round.memory)),
  };
}

export const slotsRoute: Row = {
  promise: "the slots route beside a route of the same app that authenticates alike and answers the same bytes from memory",
  async measure(form) {
    const { root, remove } = copyApp();
    try {
      const rig = await startRig(1, root);
      try {
        const { same, bytes, ...found } = await compare(rig, form);
        const value = {
          share: Number(found.share.toFixed(2)),
          perSecond: Math.round(found.rate),
          fromMemoryPerSecond: Math.round(found.memoryRate),
          bytes,
          same,
        };
        return { value, target: { share: `>= ${SHARE}`, same: true }, holds: found.share >= SHARE && same };
      } finally {
        await rig.stop();
      }
    } finally {
      remove();
    }
  },
};
