import { countBookings } from "./calendar.ts";
import { type Ground, wishFor } from "./ground.ts";
import { at, send } from "./http.ts";
import type { Rig } from "./rig.ts";

/** `unequal`: keys whose sends were not all answered 201 with the same booking. */
export type SafeRetry = {
  readonly keys: number;
  readonly sends: number;
  readonly bookings: number;
  readonly unequal: number;
};

/** Keys that are on their way at the same time. */
const KEYS_AT_ONCE = 8;

async function sendOften({ origins }: Rig, ground: Ground, { start, times }: { start: string; times: number }): Promise<boolean> {
  const body = wishFor(ground, start);
  const headers = { "idempotency-key": `load-${start}` };
  const answers = await Promise.all(
    Array.from({ length: times }, (_, n) =>
      send(at(ground.customer, origins[n % origins.length] ?? ""), "POST", "/bookings", { body, headers }),
    ),
  );
  const [first] = answers;
  return answers.every(({ status, body: said }) => status === 201 && said.id === first?.body.id);
}

/** Every key is sent so many times at once, over all apps in turn; each has a start of its own. */
export async function retrySafely(rig: Rig, ground: Ground, times: number): Promise<SafeRetry> {
  let unequal = 0;
  for (let n = 0; n < ground.starts.length; n += KEYS_AT_ONCE) {
    const together = ground.starts.slice(n, n + KEYS_AT_ONCE);
    const equal = await Promise.all(together.map((start) => sendOften(rig, ground, { start, times })));
    unequal += equal.filter((same) => !same).length;
  }
  const bookings = await countBookings(rig.databaseUrl, ground.installationId);
  return { keys: ground.starts.length, sends: ground.starts.length * times, bookings, unequal };
}
