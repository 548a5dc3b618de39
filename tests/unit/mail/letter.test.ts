import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "#lib/mail/message.ts";
import { letter } from "#lib/mail/templates/letter.ts";
import type { Letter } from "#lib/mail/templates/letter-parts.ts";
import { messageLetter } from "#lib/mail/templates/new-message.ts";
import { translator } from "#lib/messages/translator.ts";
import { readBack, wordsOf } from "#tests/support/mail-words.ts";

const t = translator("en");

const LINK = "https://upgrades.example/bookings/UD-2401?a=1&b=2";

/** A letter of every part, in which everything that somebody may have written is `text`. */
const aLetter = (text: string): Letter => ({
  subject: text,
  greeting: text,
  body: [
    text,
    {
      facts: [
        { label: text, value: text },
        { label: "Until now", value: text, tone: "was" },
        { label: "Start", value: text, tone: "new" },
      ],
    },
    { quote: text, by: text },
    { off: [text] },
    { action: { label: text, href: LINK } },
    { link: { label: text, href: LINK } },
  ],
  why: text,
  settings: { label: text, href: LINK },
});

const tagsOf = (html: string): readonly string[] => html.match(/<[^>]*>/g) ?? [];

const drawn = ({ html = "" }: Message): string => html;

/** Pieces of what breaks out of tags, attributes, comments, styles, entities and lines. */
const PIECES = [
  ..."<>\"'&/=`;-!()[]{}%\\",
  "<script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "' style='x",
  "</td></table>",
  "<!--",
  "-->",
  "]]>",
  "&lt;b&gt;",
  "&#60;img src=x&#62;",
  "</style><style>*{display:none}",
  "javascript:alert(1)",
  "\r\nBcc: victim@evil.example",
  "\u2028",
  "\u202etxt",
  "\u0000",
  "\ud800",
  "\ufeff",
  "Ünï 👩‍🚀",
];

const hostile = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "grapheme", maxLength: 8 })), { maxLength: 12 });

describe("a letter", () => {
  test("law: has the same tags and attributes, whatever is written in it (2,000 hostile strings)", () => {
    const harmless = tagsOf(drawn(letter(t, aLetter("x"))));
    const without = (tags: readonly string[]) => tags.filter((tag) => tag !== "<br>");
    fc.assert(
      fc.property(hostile, (pieces) => {
        const html = drawn(letter(t, aLetter(pieces.join(""))));
        expect(without(tagsOf(html))).toEqual(harmless);
        expect(html.replace(/<[^>]*>/g, "")).not.toMatch(/[<>"']/);
        expect(html).not.toMatch(/(?![\n\t])\p{Cc}/u);
      }),
      { numRuns: 2_000 },
    );
  });

  test("law: is read back by another parser as it was written (1,000 hostile strings)", async () => {
    const seen = (text: string) =>
      text
        .replace(/(?!\s)[\p{Cc}\p{Cf}]|\ufeff/gu, "")
        .replace(/\s+/g, " ")
        .trim();
    await fc.assert(
      fc.asyncProperty(hostile, async (pieces) => {
        const text = `a${pieces.join("")}z`;
        const { html } = letter(t, { subject: "s", greeting: "g", body: [text], why: "w" });
        expect(seen(await readBack(html))).toContain(seen(text.toWellFormed()));
      }),
      { numRuns: 1_000 },
    );
  });

  test("says in HTML what it says in text, in the same order", async () => {
    const written = letter(t, aLetter("The rack’s door is locked"));
    const [text, html] = [wordsOf(written.text), wordsOf(await readBack(written.html))];
    // Above the greeting stand the product's name and the heading, which in text are in the header.
    expect(html.slice(-text.length)).toEqual(text);
  });

  test("is a document of its language, with one heading, tables that lay out named as such, and colours for the night", () => {
    const html = drawn(letter(translator("de"), aLetter("x")));
    expect(html).toMatch(/^<!doctype html><html lang="de">/);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    for (const tag of html.match(/<table\b[^>]*>/g) ?? []) expect(tag).toMatch(/role="presentation"|class="facts"/);
    expect(html.match(/<th scope="row"/g)).toHaveLength(3);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain("@media (prefers-color-scheme:dark)");
    expect(html).not.toMatch(/<(?:img|script|link|iframe|form)\b|url\(/);
  });

  test.each(["javascript:alert(1)", "/bookings", "https://a.example/ b", 'https://a.example/"x', ""])(
    "leads nowhere but to web addresses: %j is a fault of the program",
    (href) => {
      const body = [{ action: { label: "x", href } }];
      expect(() => letter(t, { subject: "s", greeting: "g", body, why: "w" })).toThrow("web addresses");
    },
  );

  test("quotes one line behind who wrote it, and several lines below", () => {
    const said = (quote: string) => letter(t, { subject: "s", greeting: "g", body: [{ by: "Reason", quote }], why: "w" }).text;
    expect(said("The rack moves")).toContain("\n\nReason: The rack moves\n\n");
    expect(said("The rack moves\nBcc: x")).toContain("\n\nReason:\n> The rack moves\n> Bcc: x\n\n");
  });
});

describe("the mail about a new message", () => {
  const news = {
    reference: "UD-2401",
    installation: "Toronto mirror",
    by: "Maya Torres",
    text: "The VPN is open.\nThe code is on paper.",
    link: "https://upgrades.example/bookings/UD-2401#conversation",
    mayReply: true,
    audience: "desk",
  } as const;

  test.each(["en", "de"] as const)("quotes it, leads to it, and says whether an answer by mail gets there (%s)", (locale) => {
    const open = messageLetter(translator(locale), news);
    const closed = messageLetter(translator(locale), { ...news, mayReply: false });
    expect(open.subject).toContain("UD-2401");
    expect(open.subject).toContain("Maya Torres");
    expect(open.text).toContain("> The VPN is open.\n> The code is on paper.\n");
    expect(open.text.split("\n")).toContain(news.link);
    expect(open.html).toContain("The VPN is open.<br>The code is on paper.");
    expect(open.text).not.toBe(closed.text);
    for (const { text, html } of [open, closed]) expect(`${text}${html}`).not.toMatch(/mail\.[a-z]|undefined/);
  });
});
