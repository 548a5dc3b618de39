import type { ReactNode } from "react";
import { createTranslator } from "use-intl/core";
import { CATALOGUE } from "./catalogue.ts";
import { isLocale, type Locale } from "./locale.ts";

/** Values of a message's placeholders. */
export type Words = Record<string, string | number>;

/** All that most need of a translator: a sentence by its key. */
export type Say = (key: string, words?: Words) => string;

/**
 * Looks up the sentence of a key, `area.name`, and fills its placeholders with `words`.
 * Takes any string, since codes arrive as data, and shows the key itself where the catalogue has no such sentence.
 */
export type Translate = Say & {
  readonly locale: Locale;
  readonly has: (key: string) => boolean;
  /** A sentence with tags: a function among the words renders what stands inside the tag of its name. */
  readonly rich: (key: string, words: Record<string, string | number | ((chunks: ReactNode) => ReactNode)>) => ReactNode;
};

/** Time zone of ICU date placeholders: none is used, all times reach the catalogue as finished text. */
const build = (locale: Locale) =>
  createTranslator({
    locale,
    messages: CATALOGUE[locale],
    timeZone: "UTC",
    onError: () => undefined,
    getMessageFallback: ({ key, namespace }) => (namespace ? `${namespace}.${key}` : key),
  });

const translators = new Map<Locale, Translate>();

/** The sentences of one language. Cached: a translator holds no state of a request. */
export function translator(locale: Locale): Translate {
  const known = translators.get(locale);
  if (known) return known;
  const t = build(locale) as unknown as Translate;
  const plain = Object.assign((key: string, words?: Words) => t(key, words), {
    locale,
    has: (key: string) => t.has(key),
    rich: (key: string, words: Parameters<Translate["rich"]>[1]) => t.rich(key, words),
  });
  translators.set(locale, plain);
  return plain;
}

/** The translator of somebody's language; English where it is none that there is. */
export const speaking = (locale: string): Translate => translator(isLocale(locale) ? locale : "en");
