import { describe, expect, test } from "vitest";
import type { Message } from "#lib/mail/message.ts";
import { addressTaken } from "#lib/mail/templates/address-taken.ts";
import { passwordChanged } from "#lib/mail/templates/password-changed.ts";
import { resetPassword } from "#lib/mail/templates/reset-password.ts";
import { verifyAddress } from "#lib/mail/templates/verify-address.ts";
import { LOCALES, type Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";

const LINK = "https://upgrades.example/verify?token=a.b-c_d&next=%2Fplan";

const MAILS: Readonly<Record<string, (locale: Locale) => Message>> = {
  "confirm an address": (locale) => verifyAddress(translator(locale), { link: LINK, hours: 24 }),
  "reset a password": (locale) => resetPassword(translator(locale), { link: LINK, minutes: 60 }),
  "an address with an account": (locale) => addressTaken(translator(locale), { signIn: LINK, reset: LINK }),
  "a changed password": (locale) => passwordChanged(translator(locale), { reset: LINK }),
};

describe.each(Object.keys(MAILS))("the mail about %s", (name) => {
  const written = LOCALES.map((locale) => MAILS[name]?.(locale) ?? { subject: "", text: "" });

  test("has its words in every language", () => {
    for (const { subject, text } of written) expect(`${subject}\n${text}`).not.toMatch(/mail\.[a-z]/);
    expect(new Set(written.map(({ subject }) => subject)).size).toBe(LOCALES.length);
  });

  test("has each link on a line of its own, so that nothing sticks to it", () => {
    for (const { text } of written) expect(text.split("\n")).toContain(LINK);
  });

  test("is plain text in paragraphs with one line break at the end", () => {
    for (const { text } of written) expect(text).toMatch(/^\S[\s\S]*\S\n$/);
  });
});

test("the English mail about a new address says how long its link works", () => {
  expect(verifyAddress(translator("en"), { link: LINK, hours: 24 }).text).toContain("The link works for 24 hours.");
});
