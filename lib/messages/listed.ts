/** `18:40, 19:55 and 21:10`: the way the language lists things; English the British way, without a comma before "and". */
export const listed = (words: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale === "en" ? "en-GB" : locale).format(words);
