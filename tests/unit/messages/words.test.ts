import { describe, expect, test } from "vitest";
import { CATALOGUE } from "#lib/messages/catalogue.ts";
import words from "#tests/cases/words.json" with { type: "json" };

type Tree = { readonly [key: string]: string | Tree };

const flatten = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );

/** What a person reads of a message: without the names of its arguments. */
const readable = (message: string) => message.replaceAll(/\{\w+(, (number|plural|select)\b)?/g, "{");

describe.each(words)("$locale never says /$not/", ({ locale, not, say }) => {
  const pattern = new RegExp(not, "u");

  test(`but ${say}`, () => {
    const said = flatten(CATALOGUE[locale as "en" | "de"] as Tree).filter(([, message]) => pattern.test(readable(message)));
    expect(said).toEqual([]);
  });
});
