import { describe, expect, test } from "vitest";
import { CATALOGUE } from "#lib/messages/catalogue.ts";
import deFault from "#lib/messages/de/fault.json" with { type: "json" };
import enFault from "#lib/messages/en/fault.json" with { type: "json" };
import words from "#tests/cases/words.json" with { type: "json" };

/** One row of the table: `not` is a pattern, `except` holds the keys of messages in which the word is right. */
type Word = {
  readonly locale: string;
  readonly not: string;
  readonly say: string;
  readonly why?: string;
  readonly except?: readonly string[];
};

type Tree = { readonly [key: string]: string | Tree };

const flatten = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );

/** All that a person can read: the catalogue, and the page that is shown when not even the catalogue can be. */
const SAID: Readonly<Record<string, [string, string][]>> = {
  en: flatten({ ...CATALOGUE.en, fault: enFault }),
  de: flatten({ ...CATALOGUE.de, fault: deFault }),
};

/** What a person reads of a message: without the names of its arguments. */
const readable = (message: string) => message.replaceAll(/\{\w+(, (number|plural|select)\b)?/g, "{");

describe.each(words as readonly Word[])("$locale never says /$not/", ({ locale, not, say, except = [] }) => {
  const pattern = new RegExp(not, "u");
  const said = (SAID[locale] ?? []).filter(([, message]) => pattern.test(readable(message)));

  test("in a language that there is", () => {
    expect(SAID[locale]).toBeDefined();
  });

  test(`but ${say}`, () => {
    expect(said.filter(([key]) => !except.includes(key))).toEqual([]);
  });

  test("and lists no exception that nothing needs", () => {
    const keys = said.map(([key]) => key);
    expect(except.filter((key) => !keys.includes(key))).toEqual([]);
  });
});
