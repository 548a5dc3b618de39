import type { HostRole, Topology } from "./plan.ts";
import { readVersionNumber } from "./version-number.ts";

/** Words that people write for a role, in small letters; the beginning of a long one is enough. */
const ROLE_WORDS: readonly (readonly [RegExp, HostRole])[] = [
  [/^(?:p$|pri$|prim|master$|haupt)/, "primary"],
  [/^(?:s$|sec|sek|slave$|standby)/, "secondary"],
  [/^(?:proc|proz|verarb|rechen|comput)/, "processing"],
  [/^(?:back|bak$|bk$|bkp|sicher)/, "backup"],
];

/** The role that a word stands for, English or German, spelled out or shortened. */
export const roleOfWord = (word: string): HostRole | undefined =>
  ROLE_WORDS.find(([words]) => words.test(word.toLowerCase()))?.[1];

/** Words that mean a processing host where no better one stands beside them: `storage node, primary` is a primary. */
export const isWeakRole = (word: string): boolean => /^(?:node|knoten)$/i.test(word);

/** Words and signs around the answers that say nothing themselves. */
export const isFiller = (word: string): boolean =>
  /^(?:[-–—:=>~*]+|hosts?|servers?|storage|version|ver\.?|release|rol(?:e|le)|with|mit|and|und|on|auf|is|ist)$/i.test(word);

const UNIT = "m(?:in(?:s|\\.|utes?|uten?)?)?";

/** `8 min`, `8m`, `12 Minuten`. */
const SPAN = new RegExp(`^(\\d{1,5})\\s*${UNIT}\\.?$`, "i");

/** `restart 8 min`, `restart: about 8`, `Neustart ca. 8 Minuten`, `8 min`, wherever in a line. */
const SPAN_INSIDE = new RegExp(
  `(?<![\\p{L}\\d._-])(?:(?:restart|reboot|neustart)\\p{L}{0,4}[\\s:=~]{0,3}(?:(?:in|takes|about|ca\\.?|etwa|dauert)\\s{0,3}){0,2}(\\d{1,5})(?:\\s{0,3}${UNIT})?|(\\d{1,5})\\s{0,3}${UNIT})(?![\\p{L}\\d._-])`,
  "iu",
);

/** The minutes of a cell that holds nothing else, with or without a unit. */
export const minutesOfCell = (text: string): string | undefined => (/^\d{1,5}$/.test(text) ? text : SPAN.exec(text)?.[1]);

/** Takes the restart out of a line: the minutes, and the line without them. */
export function takeMinutes(text: string): { readonly minutes: string; readonly rest: string } {
  const found = SPAN_INSIDE.exec(text);
  if (!found) return { minutes: "", rest: text };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { minutes: found[1] ?? found[2] ?? "", rest };
}

/** A version that cannot be taken for a bare number: `4.1`, `v5`. */
export const isPlainlyVersion = (word: string): boolean => /[v.x]/i.test(word) && readVersionNumber(word) !== null;

const LAYOUTS: Readonly<Record<string, Topology>> = { mirror: "mirror", spiegel: "mirror", cluster: "cluster" };

/** The layout, where a line says that and nothing else: `Layout: cluster`. */
export function layoutOfLine(line: string): Topology | undefined {
  const word = /^(?:(?:layout|topology|topologie|aufbau)[\s:=]{0,3})?(mirror|spiegel|cluster):?$/i.exec(line)?.[1];
  return word === undefined ? undefined : LAYOUTS[word.toLowerCase()];
}

export type Member = "name" | "role" | "version" | "minutes";

const HEADINGS: Readonly<Record<Member, RegExp>> = {
  name: /^(?:(?:host|server|rechner|system)?names?|hosts?|server|rechner|system)$/,
  role: /^(?:host)?(?:roles?|rolle|type|typ|funktion|function|art)$/,
  version: /^(?:serverware|current|aktuelle|host)?(?:version|release|stand)$|^serverware$/,
  minutes: /^(?:restart|reboot|neustart)?(?:time|zeit|dauer)?(?:in)?(?:m|min|mins|minutes|minuten)?$/,
};

const MEMBERS: readonly Member[] = ["name", "role", "version", "minutes"];

/** What a column is about, by its heading; columns about something else are passed over. */
export function memberOfHeading(heading: string): Member | undefined {
  const letters = heading.toLowerCase().replace(/[^\p{L}]/gu, "");
  return letters === "" ? undefined : MEMBERS.find((member) => HEADINGS[member].test(letters));
}
