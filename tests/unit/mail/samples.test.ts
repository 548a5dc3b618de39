import { describe, expect, test } from "vitest";
import { audiencesOf } from "#lib/bookings/announcement.ts";
import { TRANSITIONS } from "#lib/bookings/transitions.ts";
import { SAMPLES } from "#lib/mail-samples/samples.ts";
import { LOCALES } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import { readBack, wordsOf } from "#tests/support/mail-words.ts";

const APP = "https://upgrades.example";

test("there is a sample of every change that is told, for each side that is told of it", () => {
  const ids = SAMPLES.map(({ id }) => id);
  for (const { act } of TRANSITIONS) for (const side of audiencesOf(act, false)) expect(ids).toContain(`booking.${act}.${side}`);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(SAMPLES)("the mail $id", ({ write }) => {
  test.each(LOCALES)("says the same in HTML and in text, and leaves no sentence unsaid (%s)", async (locale) => {
    const { subject, text, html = "" } = write(translator(locale), APP);
    expect(`${subject}\n${text}\n${html}`).not.toMatch(/\b(?:bookings|mail|thread)\.[a-z]|\{[a-z]+\}|undefined|null/);
    const [plain, drawn] = [wordsOf(text), wordsOf(await readBack(html))];
    expect(drawn.slice(-plain.length)).toEqual(plain);
    expect(html).toContain(`<html lang="${locale}">`);
  });

  test("leads to the app alone, by a button and to the same places in both forms", () => {
    const { text, html = "" } = write(translator("en"), APP);
    const inHtml = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
    expect(inHtml.length).toBeGreaterThan(0);
    for (const href of inHtml) expect(text.split("\n")).toContain(href);
    expect(inHtml.every((href) => href.startsWith(`${APP}/`))).toBe(true);
    expect(html.match(/class="buttonLink"/g)).toHaveLength(1);
  });
});
