import { expect, it } from "vitest";
import { database, inTransaction } from "#lib/db/client.ts";
import { done, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { forgetOldKeys, once } from "#lib/once/service.ts";

const aKey = (key: string, bodyHash = "same"): OnceKey => ({ owner: "someone", route: "things", key, bodyHash });

const counting = () => {
  const calls = { made: 0 };
  const work = async () => done({ number: ++calls.made });
  return { calls, work };
};

it("the same key and body again gives the same answer and does nothing", async () => {
  const { calls, work } = counting();
  const send = () => inTransaction((tx) => once(tx, aKey("again"), work));
  expect([await send(), await send(), calls.made]).toEqual([done({ number: 1 }), done({ number: 1 }), 1]);
});

it("the second answer reads like the first, in the order of its members too", async () => {
  const work = async () => done({ zone: "UTC", id: "b", plan: { path: [], line: "5.x" } });
  const send = () => inTransaction((tx) => once(tx, aKey("order"), work));
  expect(JSON.stringify(await send())).toBe(JSON.stringify(await send()));
});

it("ten senders at once do it once, and all get its answer", async () => {
  const { calls, work } = counting();
  const answers = await Promise.all(Array.from({ length: 10 }, () => inTransaction((tx) => once(tx, aKey("burst"), work))));
  expect([calls.made, new Set(answers.map((answer) => JSON.stringify(answer))).size]).toEqual([1, 1]);
});

it("the same key with another body is refused", async () => {
  const { work } = counting();
  await inTransaction((tx) => once(tx, aKey("other"), work));
  expect(await inTransaction((tx) => once(tx, aKey("other", "different"), work))).toEqual(
    refuse({ code: "idempotency-mismatch" }),
  );
});

it("a refusal leaves the key free for another try", async () => {
  const { work } = counting();
  await inTransaction((tx) => once(tx, aKey("refused"), async () => refuse({ code: "slot-taken" })));
  expect(await inTransaction((tx) => once(tx, aKey("refused", "mended"), work))).toEqual(done({ number: 1 }));
});

it("a key lives a day, then it is forgotten and may be used anew", async () => {
  const { work } = counting();
  await inTransaction((tx) => once(tx, aKey("old"), work));
  await database().$executeRaw`UPDATE once_key SET created_at = now() - interval '25 hours' WHERE key = 'old'`;
  expect(await inTransaction((tx) => once(tx, aKey("old", "different"), work))).toEqual(done({ number: 2 }));
  await database().$executeRaw`UPDATE once_key SET created_at = now() - interval '25 hours' WHERE key = 'old'`;
  expect(await forgetOldKeys()).toBe(1);
});
