import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { deliver, queueMail } from "#lib/mail/service.ts";
import { sampleMail, sampleMails } from "#lib/mail-samples/service.ts";
import { translator } from "#lib/messages/translator.ts";
import { outbox, outboxMail } from "#lib/outbox/service.ts";

afterAll(closeQueue);

const PERSON = { userId: "u", name: "n", email: "e@x.example", locale: "en", sessionId: "s" } as const;
const ADMIN: Actor = { kind: "admin", ...PERSON, engineerIds: [] };
const OTHERS: readonly Actor[] = [
  { kind: "anonymous" },
  { kind: "desk", ...PERSON, engineerIds: ["engineer-a"] },
  { kind: "customer", ...PERSON, organizationId: "o", organizationName: "O" },
];

const write = (dedupe: string, sensitive = false) =>
  inTransaction((tx) =>
    queueMail(tx, {
      kind: "test",
      dedupe,
      to: { address: "a@b.example", name: "Kim" },
      subject: dedupe,
      text: `secret of ${dedupe}`,
      html: `<p>secret of ${dedupe}</p>`,
      sensitive,
    }),
  );

const idOf = async (dedupe: string) => (await database().mail.findUniqueOrThrow({ where: { dedupe } })).id;

beforeAll(async () => {
  for (let i = 0; i < 120; i++) await write(`mail-${i}`);
  await write("link", true);
});

describe("the outbox", () => {
  test.each(OTHERS)("is not for $kind", async (actor) => {
    expect(await outbox(actor, undefined)).toEqual({ ok: false, error: { code: "forbidden" } });
    expect(await outboxMail(actor, await idOf("mail-0"))).toEqual({ ok: false, error: { code: "forbidden" } });
  });

  test("shows every mail once, newest first, in pages of fifty", async () => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 4; page++) {
      const found = await outbox(ADMIN, after);
      if (!found.ok) throw new Error(found.error.code);
      seen.push(...found.value.lines.map(({ subject }) => subject));
      after = found.value.next ?? undefined;
      if (!after) break;
    }
    expect(seen).toHaveLength(121);
    expect(seen[0]).toBe("link");
    expect(new Set(seen).size).toBe(121);
  });

  test.each(["nonsense", "AAAAAAAAAAAAAAAAAAAAAA", "../../etc"])(
    "after %j, which is no mail, shows a page and no fault",
    async (after) => {
      expect((await outbox(ADMIN, after)).ok).toBe(true);
    },
  );

  test("shows a mail, and without a mail server keeps it for good", async () => {
    const id = await idOf("mail-1");
    await deliver(id);
    const mail = await outboxMail(ADMIN, id);
    expect(mail).toMatchObject({
      ok: true,
      value: {
        text: "secret of mail-1",
        html: "<p>secret of mail-1</p>",
        to: "Kim <a@b.example>",
        state: "kept",
        sentAt: null,
        attempts: 0,
      },
    });
  });

  test("hides the text of a mail with a link in it, outside demo", async () => {
    const mail = await outboxMail(ADMIN, await idOf("link"));
    expect(mail).toMatchObject({ ok: true, value: { subject: "link", text: null, html: null } });
    expect(JSON.stringify(mail)).not.toContain("secret of");
  });

  test("answers not-found for a mail that is none", async () => {
    for (const id of ["", "x", "AAAAAAAAAAAAAAAAAAAAAA"])
      expect(await outboxMail(ADMIN, id)).toEqual({ ok: false, error: { code: "not-found" } });
  });
});

describe("sample mails", () => {
  const t = translator("en");

  test.each(OTHERS)("are for the desk: $kind", (actor) => {
    const isDesk = actor.kind === "desk";
    expect(sampleMails(actor, t).ok).toBe(isDesk);
    expect(sampleMail(actor, "booking.approve.customer", t)).toMatchObject(
      isDesk
        ? { ok: true, value: { subject: "UD-2417: your upgrade is confirmed" } }
        : { ok: false, error: { code: "forbidden" } },
    );
  });

  test("of a kind that there is none of are not found", () => {
    expect(sampleMail(ADMIN, "booking.nothing", t)).toEqual({ ok: false, error: { code: "not-found" } });
  });
});
