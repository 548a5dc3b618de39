import { htmlText } from "#lib/kernel/html-text.ts";
import type { Block, Fact, Letter, Link } from "./letter-parts.ts";
import { type Part, SHEET, STYLE } from "./letter-style.ts";

const inLines = (text: string): string =>
  text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(htmlText)
    .join("<br>");

const dress = (part: Part): string => `class="${part}" style="${STYLE[part]}"`;

/** Tables that lay out are no tables to whoever hears them. */
const LAYOUT = 'role="presentation" border="0" cellpadding="0" cellspacing="0"';

const row = (part: Part, inner: string): string => `<tr><td ${dress(part)}>${inner}</td></tr>`;

const paragraph = (text: string): string => `<p ${dress("paragraph")}>${inLines(text)}</p>`;

function address(href: string): string {
  if (!/^https?:\/\/[^\s"'<>]+$/.test(href)) throw new Error("A letter leads to web addresses alone.");
  return htmlText(href);
}

const anchor = ({ label, href }: Link, part: Part): string => `<a ${dress(part)} href="${address(href)}">${htmlText(label)}</a>`;

const button = (link: Link): string =>
  `<table ${LAYOUT} ${dress("button")}><tr><td ${dress("buttonCell")}>${anchor(link, "buttonLink")}</td></tr></table>`;

const VALUE = { was: "valueWas", new: "valueNew" } as const;

function factRow({ label, value, tone }: Fact): string {
  const words = tone === "was" ? `<s>${htmlText(value)}</s>` : htmlText(value);
  const part = tone ? VALUE[tone] : "value";
  return `<tr><th scope="row" ${dress("label")}>${htmlText(label)}</th>\n<td dir="auto" ${dress(part)}>${words}</td></tr>\n`;
}

const facts = (all: readonly Fact[]): string => `<table ${dress("facts")}>${all.map(factRow).join("")}</table>`;

const quote = (by: string, text: string): string =>
  `<p ${dress("quoteBy")}>${htmlText(by)}:</p><blockquote dir="auto" ${dress("quote")}>${inLines(text)}</blockquote>`;

const off = (sentences: readonly string[]): string =>
  sentences.map((said) => `<p ${dress("off")}>${htmlText(said)}</p>`).join("");

function drawn(block: Block): string {
  if (typeof block === "string") return paragraph(block);
  if ("action" in block) return button(block.action);
  if ("link" in block) return `<p ${dress("paragraph")}>${anchor(block.link, "link")}</p>`;
  if ("facts" in block) return facts(block.facts);
  if ("quote" in block) return quote(block.by, block.quote);
  return off(block.off);
}

/** A row of the mark: so many columns of six, and what they show. */
const markRow = (cells: readonly [number, "bar" | "barOff" | "gap"][]): string =>
  `<tr>${cells.map(([columns, part]) => `<td colspan="${columns}" ${dress(part)}></td>`).join("")}</tr>`;

const MARK_COLUMNS = [5, 5, 1, 2, 6, 5].map((width) => `<td width="${width}" ${dress("between")}></td>`).join("");

const BETWEEN = `<tr><td colspan="6" ${dress("between")}></td></tr>`;

/** The product's mark, drawn without a picture: four bars in three rows, of which the short one is the time off. */
const MARK = [
  `<table ${LAYOUT} aria-hidden="true" ${dress("mark")}><tr>${MARK_COLUMNS}</tr>`,
  markRow([
    [4, "bar"],
    [2, "gap"],
  ]),
  BETWEEN,
  markRow([
    [1, "gap"],
    [1, "barOff"],
    [2, "gap"],
    [1, "bar"],
    [1, "gap"],
  ]),
  BETWEEN,
  markRow([
    [3, "gap"],
    [3, "bar"],
  ]),
  "</table>",
].join("");

const brand = (name: string): string =>
  `<table ${LAYOUT}><tr><td ${dress("markCell")}>${MARK}</td><td ${dress("name")}>${htmlText(name)}</td></tr></table>`;

const foot = ({ why, settings }: Letter): string => {
  const choose = settings ? `<p ${dress("small")}>${anchor(settings, "smallLink")}</p>` : "";
  return row("foot", `<p ${dress("small")}>${htmlText(why)}</p>${choose}`);
};

const head = (subject: string): string =>
  [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    `<title>${htmlText(subject)}</title><style>${SHEET}</style>`,
  ].join("");

/** How a letter is spoken and signed. */
export type Speech = { readonly lang: string; readonly signature: string };

/**
 * The letter as HTML that mail programs show as it is: a table to hold the width, every style inline, colours for the night
 * beside those for the day, no picture, no script, nothing that is loaded. Whatever it holds is text.
 */
export function drawLetter(letter: Letter, { lang, signature }: Speech): string {
  const { subject, greeting, body } = letter;
  const parts = [paragraph(greeting), ...body.map(drawn), paragraph(signature)].map((inner) => row("part", inner));
  const sheet = [
    row("brand", brand(signature)),
    row("head", `<h1 ${dress("heading")}>${htmlText(subject)}</h1>`),
    ...parts,
    foot(letter),
  ].join("");
  return `<!doctype html><html lang="${htmlText(lang)}"><head>${head(subject)}</head><body ${dress("page")}><table ${LAYOUT} ${dress("ground")}><tr><td align="center" ${dress("margin")}><table ${LAYOUT} ${dress("sheet")}>${sheet}</table></td></tr></table></body></html>\n`;
}
