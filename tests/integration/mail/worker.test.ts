import { afterAll, beforeAll, expect, test } from "vitest";
import { database, inTransaction } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { queueMail } from "#lib/mail/service.ts";
import { startWorker } from "#lib/worker.ts";
import { eventually } from "#tests/support/jobs.ts";
import { type Smtp, startSmtp } from "#tests/support/smtp.ts";

let smtp: Smtp;
beforeAll(async () => {
  smtp = await startSmtp();
  // Before anything asks for the environment, which is read once.
  process.env.SMTP_URL = smtp.url;
});
afterAll(async () => {
  await smtp.stop();
  await closeQueue();
});

const write = (dedupe: string) =>
  inTransaction((tx) =>
    queueMail(tx, {
      kind: "test",
      dedupe,
      to: { address: "a@b.example", name: "" },
      subject: dedupe,
      text: "x\n",
      sensitive: false,
    }),
  );

test("two workers send every mail once, also those that were written before they ran, and stop when told", async () => {
  for (let i = 0; i < 5; i++) await write(`before-${i}`);
  const workers = [await startWorker(), await startWorker()];
  for (let i = 0; i < 5; i++) await write(`during-${i}`);
  await eventually(async () => (await database().mail.count({ where: { sentAt: null } })) === 0);
  await Promise.all(workers.map(({ stop }) => stop()));
  expect(smtp.received.map(({ mail }) => mail.subject).toSorted()).toEqual(
    ["before", "during"].flatMap((when) => [0, 1, 2, 3, 4].map((i) => `${when}-${i}`)),
  );
  await write("after");
  expect(await database().mail.count({ where: { sentAt: null } })).toBe(1);
});

test("a mail that fails at first is sent by the next tries of its job", async () => {
  smtp.failing.reply = { code: 451, text: "later" };
  await database().mail.deleteMany();
  const worker = await startWorker();
  await write("late");
  await eventually(async () => (await database().mail.count({ where: { attempts: 1 } })) === 1);
  smtp.failing.reply = null;
  await eventually(async () => (await database().mail.count({ where: { sentAt: { not: null } } })) === 1, 45);
  await worker.stop();
});
