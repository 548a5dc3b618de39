import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMailAddress, oneLine, parseSender, safeMail } from "#lib/mail/message.ts";

describe("a line", () => {
  test.each([
    ["Hello\r\nBcc: x@evil.example", "Hello Bcc: x@evil.example"],
    ["a\nb\rc\u2028d\u2029e\u0085f\u0000g", "a b c d e f g"],
    ["  spaced   out \t", "spaced out"],
    ["\u202eevil\u202c txt", "evil txt"],
  ])("%j cannot be left", (text, line) => {
    expect(oneLine(text, 100)).toBe(line);
  });

  test("is cut between characters, never inside one", () => {
    expect(oneLine("ab👩‍🚀cd", 3)).toBe("ab👩");
    expect(oneLine("žluťoučký", 4)).toBe("žluť");
  });

  test("holds no control character, whatever went in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(oneLine(text, 200))),
      { numRuns: 2000 },
    );
  });
});

describe("an address", () => {
  test.each(["a@b.example", "first.last+tag@sub.domain.example", "o'neill@company.com", "x@localhost"])(
    "%s is one",
    (address) => {
      expect(isMailAddress(address)).toBe(true);
    },
  );

  test.each([
    "",
    "a",
    "@b.example",
    "a@",
    "a@b.example, c@d.example",
    "a@b.example;c@d.example",
    "a@b.example>",
    "<a@b.example>",
    "Kim <a@b.example>",
    "a@b.example\r\nBcc: c@d.example",
    "a b@c.example",
    '"a b"@c.example',
    "a@b..example",
    "a@-b.example",
    "a..b@c.example",
    ".a@c.example",
    "(x)a@b.example",
    `${"a".repeat(250)}@b.example`,
  ])("%j is none", (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});

test("a mail's header fields stay on their lines, and of its text only lines and tabs are left", () => {
  const mail = {
    kind: "x",
    dedupe: "x",
    to: { address: "a@b.example", name: "Kim\r\nBcc: c@d.example" },
    subject: "Hi\nX-Evil: 1",
    text: "one\r\ntwo\u0000\tthree\u0007",
    sensitive: false,
  };
  expect(safeMail(mail)).toEqual({
    ...mail,
    to: { address: "a@b.example", name: "Kim Bcc: c@d.example" },
    subject: "Hi X-Evil: 1",
    text: "one\ntwo\tthree",
  });
});

describe("a sender", () => {
  test.each([
    ["Upgrade Desk <desk@company.example>", { name: "Upgrade Desk", address: "desk@company.example" }],
    ['"Desk, Support" <desk@company.example>', { name: "Desk, Support", address: "desk@company.example" }],
    ["desk@company.example", { name: "", address: "desk@company.example" }],
    [" <desk@company.example> ", { name: "", address: "desk@company.example" }],
    ["nobody", null],
    ["a@b.example, c@d.example", null],
  ])("%j", (text, sender) => {
    expect(parseSender(text)).toEqual(sender);
  });
});
