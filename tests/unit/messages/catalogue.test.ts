import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "#lib/messages/catalogue.ts";
import { LOCALES, preferredLocale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";

type Tree = { [key: string]: string | Tree };

const flatten = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );

const ENGLISH = new Map(flatten(CATALOGUE.en as Tree));
const GERMAN = new Map(flatten(CATALOGUE.de as unknown as Tree));

const namesIn = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...namesIn(element.children)];
    const branches = element.type === TYPE.plural || element.type === TYPE.select ? Object.values(element.options) : [];
    return [element.value, ...branches.flatMap(({ value }) => namesIn(value))];
  });

/** Arguments and tags of a message: what a caller must hand over. */
const placeholders = (message: string) => [...new Set(namesIn(parse(message)))].toSorted();

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });

describe("the catalogue", () => {
  it("has every sentence in both languages", () => {
    expect([...GERMAN.keys()].toSorted()).toEqual([...ENGLISH.keys()].toSorted());
  });

  it("asks for the same words in both languages", () => {
    const differing = [...ENGLISH].filter(([key, text]) => `${placeholders(text)}` !== `${placeholders(GERMAN.get(key) ?? "")}`);
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("is readable: every message parses and fills", () => {
    const broken = LOCALES.flatMap((locale) => {
      const t = translator(locale);
      return [...ENGLISH.keys()].filter((key) => {
        const names = placeholders(ENGLISH.get(key) ?? "");
        const words = Object.fromEntries(
          names.map((name) => (name.startsWith("<") ? [name.slice(1, -1), (inner: ReactNode) => inner] : [name, 1])),
        );
        return t.rich(key, words) === key;
      });
    });
    expect(broken).toEqual([]);
  });

  it("has every sentence that the sources ask for by name", () => {
    const asked = [...sources("app"), ...sources("lib")].flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/\b(?:t|say|t\.rich)\(\s*"([a-z][\w-]*(?:\.[\w-]+)+)"/g)].map((match) => ({
        path,
        key: match[1] ?? "",
      })),
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ key }) => !ENGLISH.has(key))).toEqual([]);
  });

  it("uses no word that the house avoids", () => {
    const avoided = /\b(please|sorry|oops|invalid|successfully|simply|unfortunately)\b|!$/i;
    expect([...ENGLISH].filter(([, text]) => avoided.test(text))).toEqual([]);
  });
});

describe("the language of a stranger", () => {
  it.each([
    [null, "en"],
    ["", "en"],
    ["de-AT,de;q=0.9,en;q=0.8", "de"],
    ["fr,en;q=0.2,de;q=0.7", "de"],
    ["de;q=0,en", "en"],
    ["fr", "en"],
    [";;,;q=", "en"],
  ])("for %j is %s", (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});
