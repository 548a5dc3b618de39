import { describe, expect, test } from "vitest";
import { translator } from "#lib/messages/translator.ts";
import { addressedTo, automaticSign, type MailHead } from "#lib/thread/inbound/mail-head.ts";
import { takenText } from "#lib/thread/inbound/taken-text.ts";
import { TEXT_MAX } from "#lib/thread/message.ts";

const head = (fields: Readonly<Record<string, string>>): MailHead =>
  new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));

describe("a mail that a program wrote", () => {
  test.each([
    ["auto-submitted", { "auto-submitted": "auto-replied" }],
    ["auto-submitted", { "auto-submitted": "auto-generated; owner-email=x" }],
    ["precedence", { precedence: "bulk" }],
    ["precedence", { precedence: " Auto_Reply" }],
    ["x-precedence", { "x-precedence": "junk" }],
    ["x-autoreply", { "x-autoreply": "yes" }],
    ["x-autorespond", { "x-autorespond": "Re: UD-2401" }],
    ["x-fc-machinegenerated", { "x-fc-machinegenerated": "true" }],
    ["list-id", { "list-id": "Everybody <all.northwind.example>" }],
    ["return-path", { "return-path": "<>" }],
    ["return-path", { "return-path": "<MAILER-DAEMON@mx.example.com>" }],
    ["from", { from: "Mail Delivery System <MAILER-DAEMON@mx.example.com>" }],
    ["from", { from: "postmaster@example.com" }],
    ["content-type", { "content-type": 'multipart/report; report-type=delivery-status; boundary="x"' }],
  ])("is known by %s", (sign, fields) => {
    expect(automaticSign(head(fields), null)).toBe(sign);
  });

  test("is known by an envelope without a sender", () => {
    for (const sender of ["", "<>", " ", "MAILER-DAEMON", "mailer-daemon@mx.example.com"])
      expect(automaticSign(head({}), sender)).toBe("sender");
  });

  test.each([
    ["says that it is none", { "auto-submitted": "no", "x-autoreply": "no", precedence: "normal" }],
    ["asks others not to answer by themselves", { "x-auto-response-suppress": "All" }],
    ["comes from somebody who is called like one", { from: "Paul Postmaster <paul@postmasters.example>" }],
    ["has a sender", { "return-path": "<dana@northwind.example>", "content-type": "multipart/mixed; boundary=x" }],
  ])("is not one that %s", (_, fields) => {
    expect(automaticSign(head(fields), "dana@northwind.example")).toBeNull();
  });
});

test("the addresses of a mail are those of its head, the mail server's own lines first", () => {
  const fields = {
    to: '"Desk, Upgrade" <reply+a@reply.example.com>, other@example.com',
    "x-original-to": "reply+b@reply.example.com",
    cc: "<c@example.com>",
    subject: "d@example.com",
  };
  expect(addressedTo(head(fields))).toEqual([
    "reply+b@reply.example.com",
    "reply+a@reply.example.com",
    "other@example.com",
    "c@example.com",
  ]);
});

describe("the text that a mail becomes", () => {
  const t = translator("en");

  test("names how many files were left out", () => {
    expect(takenText("Here they are.", 2, t)).toBe("Here they are.\n\n2 files were not taken over from the email.");
    expect(takenText("", 1, t)).toBe("1 file was not taken over from the email.");
    expect(takenText("", 0, t)).toBe("");
  });

  test("is cut where it is too long, and says so", () => {
    expect(takenText("a".repeat(TEXT_MAX), 0, t)).toHaveLength(TEXT_MAX);
    for (const locale of ["en", "de"] as const) {
      const cut = takenText("a".repeat(TEXT_MAX + 1), 3, translator(locale));
      expect(cut.length).toBeLessThanOrEqual(TEXT_MAX);
      expect(cut).toContain("aaa…\n\n");
      expect(cut.split("\n\n")).toHaveLength(3);
    }
  });

  test("is not cut within a character of two halves", () => {
    expect(takenText("😀".repeat(TEXT_MAX), 0, t).replace("\ufffd", "?").isWellFormed()).toBe(true);
    expect(takenText("😀".repeat(TEXT_MAX), 0, t)).not.toContain("\u{d83d}…");
  });
});

test("a field of a million signs names nobody, and costs no more than reading it", () => {
  const before = performance.now();
  expect(addressedTo(new Map([["to", ["a".repeat(1_000_000), `${"a".repeat(400)}@b.example`]]]))).toEqual([]);
  expect(performance.now() - before).toBeLessThan(1_000);
});
