/** Colours as the pages have them, by day and by night. Ember is for VPSs that are off, and for nothing else. */
const DAY = {
  paper: "#fbfaf7",
  ink: "#13232a",
  quiet: "#59676e",
  rule: "#dcdad4",
  petrol: "#065867",
  onPetrol: "#ffffff",
  link: "#045564",
  ember: "#c34b0d",
  emberText: "#9c390a",
  emberWash: "#ffeddf",
};

const NIGHT: typeof DAY = {
  paper: "#0d1518",
  ink: "#efeee9",
  quiet: "#96a3a6",
  rule: "#2a3439",
  petrol: "#67c7d4",
  onPetrol: "#0d1518",
  link: "#81d4de",
  ember: "#f58845",
  emberText: "#faa86d",
  emberWash: "#2f1c13",
};

const FONT = "'Hanken Grotesk','Helvetica Neue',Helvetica,Arial,sans-serif";

const words = (size: number, line: number, colour: string): string =>
  `margin:0;font-family:${FONT};font-size:${size}px;line-height:${line}px;color:${colour}`;

/** The style of each part of a drawn letter, by its class. Mail programs read inline styles, and many read nothing else. */
export const STYLE = {
  page: `margin:0;padding:0;background-color:${DAY.paper};color:${DAY.ink}`,
  ground: `width:100%;background-color:${DAY.paper};border-collapse:collapse`,
  margin: "padding:32px 16px 40px",
  sheet: "width:100%;max-width:600px;border-collapse:collapse;text-align:left",
  brand: "padding:0 0 12px",
  name: `${words(16, 24, DAY.ink)};font-weight:600`,
  markCell: "padding:0 8px 0 0",
  mark: "width:24px;border-collapse:collapse",
  gap: "height:4px;padding:0;font-size:0;line-height:0",
  between: "height:3px;padding:0;font-size:0;line-height:0",
  bar: `height:4px;padding:0;font-size:0;line-height:0;background-color:${DAY.ink}`,
  barOff: `height:4px;padding:0;font-size:0;line-height:0;background-color:${DAY.ember}`,
  head: `border-top:2px solid ${DAY.ink};padding:20px 0 16px`,
  heading: `${words(26, 32, DAY.ink)};font-weight:650;letter-spacing:-0.014em;overflow-wrap:anywhere`,
  part: "padding:0 0 16px",
  paragraph: `${words(16, 24, DAY.ink)};overflow-wrap:anywhere`,
  facts: `width:100%;border-collapse:collapse;border-bottom:1px solid ${DAY.rule}`,
  label: `${words(14, 22, DAY.quiet)};font-weight:400;text-align:left;vertical-align:top;width:34%;border-top:1px solid ${DAY.rule};padding:9px 16px 9px 0`,
  value: `${words(16, 22, DAY.ink)};vertical-align:top;border-top:1px solid ${DAY.rule};padding:9px 0;overflow-wrap:anywhere`,
  valueWas: `${words(16, 22, DAY.quiet)};vertical-align:top;border-top:1px solid ${DAY.rule};padding:9px 0;overflow-wrap:anywhere`,
  valueNew: `${words(16, 22, DAY.ink)};font-weight:650;vertical-align:top;border-top:1px solid ${DAY.rule};padding:9px 0;overflow-wrap:anywhere`,
  quoteBy: `${words(14, 22, DAY.quiet)}`,
  quote: `${words(16, 24, DAY.ink)};border-left:2px solid ${DAY.ink};padding:2px 0 2px 14px;overflow-wrap:anywhere`,
  off: `${words(16, 24, DAY.emberText)};background-color:${DAY.emberWash};border-left:4px solid ${DAY.ember};padding:8px 12px`,
  button: `border-collapse:separate;background-color:${DAY.petrol};border-radius:4px`,
  buttonCell: "padding:0;border-radius:4px",
  buttonLink: `${words(16, 24, DAY.onPetrol)};font-weight:600;display:inline-block;padding:10px 20px;text-decoration:none`,
  link: `${words(16, 24, DAY.link)};text-decoration:underline`,
  foot: `border-top:1px solid ${DAY.rule};padding:16px 0 0`,
  small: `${words(14, 20, DAY.quiet)};padding:0 0 6px`,
  smallLink: `${words(14, 20, DAY.link)};text-decoration:underline`,
} as const;

export type Part = keyof typeof STYLE;

const darkened = (names: readonly Part[], rules: string): string => `${names.map((name) => `.${name}`).join(",")}{${rules}}`;

const NIGHT_RULES = [
  darkened(["page", "ground"], `background-color:${NIGHT.paper}!important`),
  darkened(["page", "name", "heading", "paragraph", "value", "valueNew", "quote"], `color:${NIGHT.ink}!important`),
  darkened(["label", "valueWas", "quoteBy", "small"], `color:${NIGHT.quiet}!important`),
  darkened(["link", "smallLink"], `color:${NIGHT.link}!important`),
  darkened(["head", "quote"], `border-color:${NIGHT.ink}!important`),
  darkened(["facts", "label", "value", "valueWas", "valueNew", "foot"], `border-color:${NIGHT.rule}!important`),
  darkened(["bar"], `background-color:${NIGHT.ink}!important`),
  darkened(["barOff"], `background-color:${NIGHT.ember}!important`),
  darkened(
    ["off"],
    `background-color:${NIGHT.emberWash}!important;border-color:${NIGHT.ember}!important;color:${NIGHT.emberText}!important`,
  ),
  darkened(["button"], `background-color:${NIGHT.petrol}!important`),
  darkened(["buttonLink"], `color:${NIGHT.onPetrol}!important`),
].join("");

/** What no inline style can say: colours by night, and labels above their values where the mail is narrow. */
export const SHEET = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  `@media (prefers-color-scheme:dark){${NIGHT_RULES}}`,
  "@media (max-width:480px){.margin{padding:20px 16px 32px!important}.heading{font-size:22px!important;line-height:28px!important}",
  ".label,.value,.valueWas,.valueNew{display:block!important;width:auto!important}.label{padding:8px 0 0!important}",
  ".value,.valueWas,.valueNew{border-top:0!important;padding:0 0 8px!important}}",
].join("");
