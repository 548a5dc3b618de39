import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createTransport } from "nodemailer";
import type { Options } from "nodemailer/lib/mailer";
import pino from "pino";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST } from "#app/api/v1/inbound/route.ts";
import type { Customer, Desk, SignedIn } from "#lib/auth/actor.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { inConversation } from "#lib/mail/reply/service.ts";
import { deliver } from "#lib/mail/service.ts";
import { writeMessage } from "#lib/thread/service.ts";
import { tellAboutMessage } from "#lib/thread/telling/service.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, inTurn, withAccount } from "#tests/support/bookings.ts";
import { aColleague, aCustomer, aReviewer } from "#tests/support/database/people.ts";
import { addressesOf, type Smtp, startSmtp } from "#tests/support/smtp.ts";

const SECRET = "a-secret-of-the-mail-server-0123456789";
Object.assign(process.env, { INBOUND_DOMAIN: "Reply.example.com", INBOUND_SECRET: SECRET, MAIL_FROM: "desk@upgrades.example" });

/** Nothing else looks like this. */
const CANARY = "Kanarienvogel";

const logged: string[] = [];

type Envelope = { readonly from: string; readonly to: readonly string[] };

let outgoing: Smtp;
let customer: Customer;
let colleague: Customer;
let other: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Parameters<typeof aRequest>[2]["start"][];
let booking = { id: "", reference: "" };

beforeAll(async () => {
  const stream = { write: (line: string) => void logged.push(line) };
  (globalThis as Record<symbol, unknown>)[Symbol.for("upgrade-desk.log")] = pino({ level: "trace" }, stream);
  outgoing = await startSmtp();
  process.env.SMTP_URL = outgoing.url;
  const person = await aCustomer();
  customer = await withAccount(person, "de");
  colleague = await withAccount(aColleague(person));
  other = await withAccount(await aCustomer("Olga Other"));
  desk = await withAccount(aReviewer());
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

const noon = inTurn(() => noons);

beforeEach(async () => {
  const { id, reference } = await aRequest(customer, mirror, { start: noon() });
  booking = { id, reference };
});

afterAll(async () => {
  await closeQueue();
  await outgoing.stop();
});

type Sent = {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Hands a mail over as a mail server does. */
async function handOver(raw: string | Uint8Array<ArrayBuffer>, { query = {}, headers = {} }: Sent = {}) {
  const url = `http://localhost:3000/api/v1/inbound?${new URLSearchParams(query)}`;
  const sent = { "content-type": "message/rfc822", authorization: `Bearer ${SECRET}`, ...headers };
  const answer = await POST(new Request(url, { method: "POST", headers: sent, body: raw }), { params: Promise.resolve({}) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const addressOf = (person: SignedIn, of = booking): string => inConversation(of, person.userId).replyTo ?? "";

let mails = 0;

/** A mail as a person's program writes it. */
function aMail(to: string, { text = "Yes, until 23:00.", head = [] as readonly string[], id = "" } = {}): string {
  mails += 1;
  const fields = [
    `From: Dana <dana@northwind.example>`,
    `To: <${to}>`,
    "Subject: Re: UD",
    `Message-ID: <${id || mails}@n.example>`,
  ];
  return [...fields, ...head, "", text].join("\r\n");
}

const written = async () =>
  (await database().bookingMessage.findMany({ where: { bookingId: booking.id }, orderBy: { at: "asc" } })).map(
    ({ byName, byStaff, internal, text }) => [byName, byStaff, internal, text],
  );

/** A mail server that hands what it gets over to the app, as `docs/operating.md` describes. */
async function startMailServer(answers: number[]) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const { mailFrom, rcptTo } = session.envelope;
        const query = { recipient: rcptTo[0]?.address ?? "", sender: mailFrom ? mailFrom.address : "" };
        answers.push((await handOver(new Uint8Array(Buffer.concat(chunks)), { query })).status);
        callback();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const send = async (mail: Options, envelope?: Envelope) => {
    const client = createTransport({ host: "127.0.0.1", port, secure: false });
    await client.sendMail({ ...mail, ...(envelope ? { envelope: { from: envelope.from, to: [...envelope.to] } } : {}) });
    client.close();
  };
  return { send, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

describe("over real mail servers", () => {
  test("the desk's message goes out, the customer answers it, and the answer stands in the conversation", async () => {
    const { id } = granted(await writeMessage(desk, booking.id, { text: "Is the rack open?", internal: false, key: null }));
    await tellAboutMessage(id);
    const mail = await database().mail.findFirstOrThrow({ where: { dedupe: { startsWith: `thread.message:${id}` } } });
    await deliver(mail.id);
    const received = outgoing.received.at(-1);
    expect(addressesOf(received?.mail.to).map(({ address }) => address)).toEqual([customer.email]);
    const [replyTo] = addressesOf(received?.mail.replyTo);
    expect(replyTo?.address).toMatch(/^reply\+ud-\d+-[a-z2-7]{32}@reply\.example\.com$/);

    expect(received?.mail.references).toBe(`<topic.${booking.id}@localhost>`);
    expect(received?.mail.inReplyTo).toBe(received?.mail.references);

    const answers: number[] = [];
    const incoming = await startMailServer(answers);
    const quoted = (received?.mail.text ?? "").split("\n").map((line) => `> ${line}`);
    const answer = {
      from: { name: "Dana Whitfield", address: customer.email },
      to: replyTo?.address ?? "",
      subject: `Re: ${received?.mail.subject}`,
      inReplyTo: received?.mail.messageId ?? "",
      text: ["Bis 23 Uhr – Tür 2.", "", "Am 26.11.2026 um 10:05 schrieb Upgrade Desk:", ...quoted].join("\n"),
      attachments: [{ filename: "plan.pdf", content: Buffer.from("%PDF-1.7") }],
    };
    await incoming.send(answer);
    expect(answers).toEqual([202]);
    expect(await written()).toEqual([
      ["Lejla K.", true, false, "Is the rack open?"],
      ["Dana Whitfield", false, false, "Bis 23 Uhr – Tür 2.\n\n1 Datei wurde nicht aus der E-Mail übernommen."],
    ]);

    // What the reader's absence assistant sends to the same address goes nowhere.
    await incoming.send({ ...answer, headers: { "Auto-Submitted": "auto-replied" } });
    await incoming.send(answer, { from: "", to: [replyTo?.address ?? ""] });
    // Our own mail, sent round in a circle.
    await incoming.send({ raw: received?.raw ?? "" }, { from: "desk@upgrades.example", to: [replyTo?.address ?? ""] });
    await incoming.stop();
    expect(answers).toEqual([202, 422, 422, 422]);
    expect(await written()).toHaveLength(2);
  });
});

describe("POST /inbound", () => {
  test("takes an answer of either side as that person's own, to the other side and never as a note", async () => {
    expect(await handOver(aMail(addressOf(customer), { text: "From the customer" }))).toMatchObject({
      status: 202,
      body: { status: "taken" },
    });
    expect((await handOver(aMail(addressOf(colleague), { text: "From a colleague" }))).status).toBe(202);
    expect((await handOver(aMail(addressOf(desk), { text: "From the desk" }))).status).toBe(202);
    expect(await written()).toEqual([
      ["Dana Whitfield", false, false, "From the customer"],
      ["Kim Osei", false, false, "From a colleague"],
      ["Lejla K.", true, false, "From the desk"],
    ]);
    const told = await database().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pgboss.job j
      JOIN booking_message m ON m.id = j.data->>'messageId' WHERE m.booking_id = ${booking.id}`;
    expect(told).toEqual([{ n: 3 }]);
  });

  test("takes the address from the envelope, in any case, or from where a mail server writes it", async () => {
    const address = addressOf(customer).toUpperCase();
    expect((await handOver(aMail("support@example.com"), { query: { recipient: address } })).status).toBe(202);
    for (const name of ["X-Original-To", "Delivered-To", "Envelope-To", "Cc"])
      expect((await handOver(aMail("support@example.com", { head: [`${name}: ${address}`] }))).status, name).toBe(202);
    expect((await handOver(aMail(address), { query: { recipient: "support@example.com" } })).status).toBe(404);
    expect(await written()).toHaveLength(5);
  });

  test("takes the same mail once, however often and at once it is delivered", async () => {
    const mail = aMail(addressOf(customer), { id: "the-same" });
    const all = await Promise.all(Array.from({ length: 5 }, () => handOver(mail)));
    expect(all.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(all.map(({ body }) => body.status).toSorted()).toEqual(["known", "known", "known", "known", "taken"]);
    expect(await written()).toHaveLength(1);
  });

  test("reads HTML, other alphabets and signatures as words", async () => {
    const html = ["MIME-Version: 1.0", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit"];
    const text = "<p>Да, <b>до 23:00</b></p><script>alert(1)</script><blockquote><p>Is it open?</p></blockquote>";
    expect((await handOver(aMail(addressOf(customer), { head: html, text }))).status).toBe(202);
    expect((await handOver(aMail(addressOf(customer), { text: "Yes\r\n\r\n-- \r\nDana" }))).status).toBe(202);
    expect((await written()).map(([, , , words]) => words)).toEqual(["Да, до 23:00", "Yes"]);
  });

  test("says the same of an address that is forged, foreign, or of somebody who may not write any more", async () => {
    const good = addressOf(customer);
    const elsewhere = { id: "another-booking", reference: booking.reference };
    await withAccount({ ...aColleague(customer), userId: "switched-off" });
    await withAccount({ ...aColleague(customer), userId: "left" });
    await database().user.update({ where: { id: "switched-off" }, data: { banned: true } });
    await database().member.deleteMany({ where: { userId: "left" } });
    const last = good.charAt(good.indexOf("@") - 1);
    const bad = [
      good.replace(`${last}@`, `${last === "a" ? "b" : "a"}@`),
      addressOf(other),
      addressOf({ ...customer, userId: "switched-off" }),
      addressOf({ ...customer, userId: "left" }),
      addressOf({ ...customer, userId: "nobody" }),
      addressOf(customer, elsewhere),
      good.replace(/ud-\d+/, "ud-999999"),
      good.replace("reply.example.com", "example.com"),
      "reply@reply.example.com",
    ];
    const answers = await Promise.all(bad.map((address) => handOver(aMail(address, { text: CANARY }))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveProperty("size", 1);
    expect(answers[0]).toMatchObject({ status: 404, body: { code: "not-found" } });
    expect(await written()).toEqual([]);
    const rows = await database().$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM booking_message WHERE text LIKE ${`%${CANARY}%`}`;
    expect(rows).toEqual([{ n: 0 }]);
    expect(logged.filter((line) => line.includes('"reason":"not-found"')).length).toBeGreaterThanOrEqual(bad.length);
    expect(logged.join("")).not.toMatch(new RegExp(`${CANARY}|reply\\+|northwind`, "i"));
  });

  test("opens to the mail server alone", async () => {
    const mail = aMail(addressOf(customer));
    const none = await POST(new Request("http://localhost:3000/api/v1/inbound", { method: "POST", body: mail }), {
      params: Promise.resolve({}),
    });
    expect(none.status).toBe(401);
    for (const authorization of [`Bearer ${SECRET}x`, `Bearer ${SECRET.slice(1)}`, SECRET, "Bearer ", `Basic ${SECRET}`])
      expect((await handOver(mail, { headers: { authorization } })).status, authorization).toBe(401);
    expect(await written()).toEqual([]);
  });

  test("refuses what is no mail, has no words, or is too large", async () => {
    expect(await handOver(aMail(addressOf(customer)), { headers: { "content-type": "text/plain" } })).toMatchObject({
      status: 415,
      body: { code: "not-a-mail" },
    });
    expect(await handOver("")).toMatchObject({ status: 422, body: { code: "unreadable-mail" } });
    expect(await handOver(aMail(addressOf(customer), { text: "> Is it open?\r\n" }))).toMatchObject({
      status: 422,
      body: { code: "empty-mail" },
    });
    expect((await handOver(new Uint8Array(12 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await handOver(aMail("x"), { query: { recipient: "a".repeat(321) } })).status).toBe(422);
    expect(await written()).toEqual([]);
  });

  test("answers bytes of every kind, and never with a fault of its own", async () => {
    const boundary = (n: number) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`;
    const nested = Array.from({ length: 2000 }, (_, n) => boundary(n)).join("");
    const strange = [
      new Uint8Array(Array.from({ length: 4096 }, (_, n) => (n * 7919) % 256)),
      "\r\n\r\n",
      `To: ${addressOf(customer)}\r\n`,
      `To: ${addressOf(customer)}\r\nContent-Type: text/plain; charset=no-such-thing\r\n\r\nwords`,
      `To: ${addressOf(customer)}\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!`,
      `To: ${addressOf(customer)}\r\nContent-Type: multipart/mixed\r\n\r\nno boundary`,
      `To: ${addressOf(customer)}\r\n${nested}words`,
      `To: ${addressOf(customer)}\r\nSubject: ${"a".repeat(500_000)}\r\n\r\nlong head`,
      `To: ${addressOf(customer)}\r\nContent-Type: text/html\r\n\r\n${"<div>".repeat(50_000)}deep`,
      `To: ${addressOf(customer)}\r\n\r\nnull \0 and half \ud83d`,
    ];
    for (const raw of strange) {
      const { status } = await handOver(raw);
      expect([202, 404, 422]).toContain(status);
    }
    for (const [, , , text] of await written()) expect(String(text)).not.toMatch(/(?![\n\t])\p{Cc}/u);
  });

  test("stops somebody who answers without an end", async () => {
    for (let n = 0; n < 30; n++) granted(await writeMessage(customer, booking.id, { text: "x", internal: false, key: null }));
    expect(await handOver(aMail(addressOf(customer)))).toMatchObject({ status: 429, body: { code: "too-many-requests" } });
  });
});

test("a mail of the booking itself can be answered as well", async () => {
  const { tellAbout } = await import("#lib/bookings/telling/service.ts");
  const [job] = await database().$queryRaw<{ data: Parameters<typeof tellAbout>[0] }[]>`
    SELECT data FROM pgboss.job WHERE name = 'booking.announce' AND data->>'bookingId' = ${booking.id}`;
  if (!job) throw new Error("Nobody is to be told");
  await tellAbout(job.data);
  const mail = await database().mail.findFirstOrThrow({ where: { dedupe: { contains: booking.id }, toAddress: customer.email } });
  expect(mail.replyTo).toBe(addressOf(customer));
  expect((await handOver(aMail(String(mail.replyTo)))).status).toBe(202);
  expect(granted(await findBooking(customer, booking.id)).history).toHaveLength(1);
});
