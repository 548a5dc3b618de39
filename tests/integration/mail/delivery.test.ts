import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database, inTransaction } from "#lib/db/client.ts";
import { closeQueue, prepareQueue } from "#lib/jobs/queue.ts";
import type { NewMail } from "#lib/mail/message.ts";
import { deliver, deliverDue, queueMail } from "#lib/mail/service.ts";
import { messageLetter } from "#lib/mail/templates/new-message.ts";
import { translator } from "#lib/messages/translator.ts";
import { instant } from "#lib/time/instant.ts";
import { allJobs } from "#tests/support/jobs.ts";
import { readBack, wordsOf } from "#tests/support/mail-words.ts";
import { addressesOf, type Smtp, startSmtp } from "#tests/support/smtp.ts";

process.env.MAIL_FROM = "Upgrade Desk <desk@upgrades.example>";

let smtp: Smtp;
let port = 0;
let count = 0;

const aMail = (more: Partial<NewMail> = {}): NewMail => {
  count += 1;
  return {
    kind: "test.mail",
    dedupe: `test:${count}`,
    to: { address: "maya@northwind.example", name: "Maya Torres" },
    subject: "Your upgrade",
    text: "Hello,\n\nthe upgrade is on Tuesday.\n",
    sensitive: false,
    ...more,
  };
};

async function queued(mail: NewMail): Promise<string> {
  await inTransaction((tx) => queueMail(tx, mail));
  return (await database().mail.findUniqueOrThrow({ where: { dedupe: mail.dedupe } })).id;
}

const rowOf = (id: string) => database().mail.findUniqueOrThrow({ where: { id } });

const MINUTE = 60_000;
const inMinutes = (n: number) => () => instant(Date.now() + n * MINUTE);

beforeAll(prepareQueue);
afterAll(closeQueue);
beforeEach(async () => {
  smtp = await startSmtp(port);
  port = smtp.port;
  // Before anything asks for the environment, which is read once.
  process.env.SMTP_URL ??= smtp.url;
});
afterEach(() => smtp.stop());

describe("a mail", () => {
  test("is written with its job, or neither is", async () => {
    await queued(aMail());
    const jobs = (await allJobs()).length;
    const failed = inTransaction(async (tx) => {
      await queueMail(tx, aMail());
      throw new Error("rolled back");
    });
    await expect(failed).rejects.toThrow("rolled back");
    expect([(await allJobs()).length, await database().mail.count()]).toEqual([jobs, 1]);
  });

  test("of one event is written and sent once", async () => {
    const mail = aMail();
    const before = await database().mail.count();
    await Promise.all([1, 2, 3].map(() => inTransaction((tx) => queueMail(tx, mail))));
    expect(await database().mail.count()).toBe(before + 1);
  });

  test("arrives with sender, recipient, words and an id that comes from its row", async () => {
    const id = await queued(aMail({ subject: "Ihr Upgrade: bestätigt", text: "Grüße aus Sarajevo\n" }));
    await deliver(id);
    expect(smtp.received).toHaveLength(1);
    const [got] = smtp.received;
    expect(got?.envelope).toEqual({ from: "desk@upgrades.example", to: ["maya@northwind.example"] });
    expect(got?.mail.subject).toBe("Ihr Upgrade: bestätigt");
    expect(got?.mail.text?.trim()).toBe("Grüße aus Sarajevo");
    expect(got?.mail.messageId).toBe(`<${id}@localhost>`);
    expect(addressesOf(got?.mail.from)).toEqual([{ name: "Upgrade Desk", address: "desk@upgrades.example" }]);
    expect(got?.mail.headers.get("auto-submitted")).toBe("auto-generated");
    expect(await rowOf(id)).toMatchObject({ attempts: 1, lastError: null, sentAt: expect.any(Date) });
  });

  test("carries its words drawn, an address for answers and a calendar's part where it has them", async () => {
    const calendar = { method: "REQUEST", text: "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n" } as const;
    const html = "<!doctype html><p>Hello</p>";
    await deliver(await queued(aMail({ html, replyTo: "thread+1@upgrades.example", calendar })));
    const [got] = smtp.received;
    expect(got?.mail.html).toContain("<p>Hello</p>");
    expect(addressesOf(got?.mail.replyTo).map(({ address }) => address)).toEqual(["thread+1@upgrades.example"]);
    expect(got?.raw).toMatch(/content-type: text\/calendar;.*method=REQUEST/i);
    const file = got?.mail.attachments.find(({ filename }) => filename === "upgrade.ics");
    expect(file?.content.toString()).toContain("METHOD:REQUEST");
  });

  test("that is a letter arrives as one mail with two forms of the same words", async () => {
    const t = translator("de");
    const news = {
      reference: "UD-2401",
      installation: "Zürich mirror <b>",
      by: "Maya Torres",
      text: 'Der Zugang steht.\n"Tür" links & rechts',
      link: "https://upgrades.example/bookings/UD-2401",
      mayReply: false,
      audience: "customer",
    } as const;
    await deliver(await queued(aMail(messageLetter(t, news))));
    const [got] = smtp.received;
    expect(got?.raw).toMatch(/^content-type: multipart\/alternative;/im);
    const parts = [...(got?.raw.matchAll(/^content-type: (text\/\w+); charset=utf-8/gim) ?? [])].map(([, type]) => type);
    expect(parts).toEqual(["text/plain", "text/html"]);
    expect(got?.mail.text).toContain('> "Tür" links & rechts');
    const html = got?.mail.html;
    expect(wordsOf(await readBack(html || "")).slice(-wordsOf(got?.mail.text ?? "").length)).toEqual(
      wordsOf(got?.mail.text ?? ""),
    );
  });

  test("is sent once, however many workers have its job", async () => {
    const id = await queued(aMail());
    await Promise.all(Array.from({ length: 8 }, () => deliver(id)));
    await deliver(id);
    expect(smtp.received).toHaveLength(1);
  });

  test("to an address that is none is refused before it is written", async () => {
    const before = await database().mail.count();
    for (const address of ["", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example"])
      await expect(queued(aMail({ to: { address, name: "" } }))).rejects.toThrow("no usable address");
    expect(await database().mail.count()).toBe(before);
  });

  const HOSTILE = [
    "Kim\r\nBcc: victim@evil.example",
    "Kim\nX-Evil: 1",
    'Kim" <victim@evil.example>, "',
    "Kim <victim@evil.example>",
    "victim@evil.example, other@evil.example",
    "=?utf-8?Q?Kim=0D=0ABcc:_victim@evil.example?=",
    "Kim\u2028Bcc: victim@evil.example",
    "group: victim@evil.example;",
    "Ünï\u0000cødé 👩‍🚀",
  ];

  test.each(HOSTILE)("with the name and subject %j reaches its recipient and nobody else", async (text) => {
    const id = await queued(
      aMail({ to: { address: "maya@northwind.example", name: text }, subject: text, text: `${text}\n.\nQUIT\n` }),
    );
    await deliver(id);
    const [got] = smtp.received;
    expect(got?.envelope.to).toEqual(["maya@northwind.example"]);
    expect(addressesOf(got?.mail.to).map(({ address }) => address)).toEqual(["maya@northwind.example"]);
    expect([got?.mail.cc, got?.mail.bcc, got?.mail.headers.get("x-evil")]).toEqual([undefined, undefined, undefined]);
    const names = (got?.raw.split("\r\n\r\n")[0] ?? "")
      .split("\r\n")
      .filter((line) => !/^\s/.test(line))
      .map((line) => line.split(":")[0]);
    expect(names.toSorted()).toEqual([
      "Auto-Submitted",
      "Content-Transfer-Encoding",
      "Content-Type",
      "Date",
      "From",
      "MIME-Version",
      "Message-ID",
      "Subject",
      "To",
    ]);
    expect(got?.mail.text).toContain("QUIT");
  });
});

describe("with the mail server away", () => {
  test("a mail stays due, its job fails, and it is sent once when the server is back", async () => {
    await smtp.stop();
    const id = await queued(aMail());
    await expect(deliver(id)).rejects.toThrow("was not sent");
    expect(await rowOf(id)).toMatchObject({ sentAt: null, attempts: 1, lastError: expect.stringContaining("ECONNREFUSED") });
    smtp = await startSmtp(port);
    await deliver(id);
    await deliver(id);
    expect(smtp.received.map(({ mail }) => mail.messageId)).toEqual([`<${id}@localhost>`]);
    expect(await rowOf(id)).toMatchObject({ attempts: 2, lastError: null });
  });

  test("a mail that is refused keeps the reason, without the password of the server", async () => {
    smtp.failing.reply = { code: 451, text: "try later" };
    const id = await queued(aMail());
    await expect(deliver(id)).rejects.toThrow("try later");
    expect(await rowOf(id)).toMatchObject({ sentAt: null, lastError: expect.stringContaining("try later") });
  });
});

describe("the sweep", () => {
  beforeEach(() => database().mail.deleteMany());

  test("sends what is due and whose job was lost", async () => {
    const ids = [await queued(aMail()), await queued(aMail())];
    await database().$executeRaw`DELETE FROM pgboss.job`;
    expect(await deliverDue()).toBe(0);
    expect(await deliverDue(inMinutes(2))).toBe(2);
    expect(await deliverDue(inMinutes(2))).toBe(0);
    expect(smtp.received.map(({ mail }) => mail.messageId).toSorted()).toEqual(ids.map((id) => `<${id}@localhost>`).toSorted());
  });

  test("waits longer from failure to failure", async () => {
    const id = await queued(aMail());
    await database().mail.update({ where: { id }, data: { attempts: 7 } });
    expect(await deliverDue(inMinutes(7))).toBe(0);
    expect(await deliverDue(inMinutes(9))).toBe(1);
  });

  test("leaves alone what is older than three days", async () => {
    await queued(aMail());
    expect(await deliverDue(inMinutes(3 * 24 * 60 + 1))).toBe(0);
    expect(smtp.received).toEqual([]);
  });

  test("stops when the server is away, and tries the rest next time", async () => {
    for (let i = 0; i < 6; i++) await queued(aMail());
    smtp.failing.reply = { code: 421, text: "closing" };
    expect(await deliverDue(inMinutes(2))).toBe(0);
    expect(await database().mail.count({ where: { attempts: 1 } })).toBe(3);
    smtp.failing.reply = null;
    expect(await deliverDue(inMinutes(2))).toBe(6);
  });

  test("takes no mail from the worker that has it, nor gives it one of its own", async () => {
    for (let i = 0; i < 5; i++) await queued(aMail());
    const sent = await Promise.all([deliverDue(inMinutes(2)), deliverDue(inMinutes(2)), deliverDue(inMinutes(2))]);
    expect(sent.reduce((a, b) => a + b)).toBe(5);
    expect(smtp.received).toHaveLength(5);
  });
});
