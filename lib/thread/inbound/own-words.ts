import { plainLines } from "../message.ts";

/** Longer mails are histories; what somebody wrote themselves stands in the beginning. In characters. */
const LOOKED_AT = 200_000;

/** A sentence above a quotation goes over so many lines at most. */
const ATTRIBUTION_LINES = 4;
const ATTRIBUTION_MAX = 600;

/** `On Thu, 26 Nov 2026 at 10:05, Desk <desk@example.com> wrote:` and the same in the languages that mail programs speak. */
const ATTRIBUTION =
  /^(?:On|Am|Le|El|Il|Op|Em|Den|Dana|Dne)\s.*\d.*\s(?:(?:wrote|a écrit|escribió|ha scritto|escreveu|skrev|napisao|napisala)\s*|(?:schrieb|schreef)\s.*):$/iu;

/** In any other language: it names an address and a number, and stands right above the quotation. */
const LIKE_ATTRIBUTION = /\d.*@.*:$|@.*\d.*:$/u;

/** `-----Original Message-----`, in whatever language. */
const DIVIDER = /^-{5,}\s*\p{L}.{0,60}\p{L}\s*-{5,}$/u;

const RULE = /^_{5,}$/;

/** The first line of the head that Outlook puts above an older mail; the fields after it have other names in each language. */
const HEAD_BEGINS = /^\*?(?:From|Von|De|Da|Van|Od|Från|Fra|Šalje|Pošiljatelj)\s?:\*?\s/u;
const HEAD_FIELD = /^\*?\p{L}[\p{L} ]{1,24}\s?:\*?\s/u;

/** What a telephone puts under every mail. */
const DEVICE =
  /^(?:Sent from|Sent with|Get Outlook for|Gesendet (?:von|mit)|Von meinem .{1,60} gesendet|Diese Nachricht wurde von meinem|Outlook für|Envoyé de|Enviado desde|Inviato da|Verzonden vanaf|Poslano s)(?=\s|$).{0,120}$/iu;

const isQuoted = (line: string): boolean => line.startsWith(">");

const isHead = (lines: readonly string[], at: number): boolean =>
  HEAD_BEGINS.test(lines[at] ?? "") && lines.slice(at + 1, at + 6).filter((line) => HEAD_FIELD.test(line)).length >= 2;

const matches = (lines: readonly string[], pattern: RegExp): boolean => {
  const text = lines.join(" ");
  return lines.every((line) => line !== "") && text.length <= ATTRIBUTION_MAX && pattern.test(text);
};

/** How many lines from here are the sentence above an older mail; 0 where they are not. */
function attributionFrom(lines: readonly string[], at: number): number {
  for (let count = 1; count <= ATTRIBUTION_LINES && at + count <= lines.length; count++)
    if (matches(lines.slice(at, at + count), ATTRIBUTION)) return count;
  return 0;
}

/** The same, looking back from the end. */
function attributionBefore(lines: readonly string[]): number {
  for (let count = 1; count <= ATTRIBUTION_LINES && count <= lines.length; count++)
    if (matches(lines.slice(-count), ATTRIBUTION)) return count;
  for (let count = 1; count <= ATTRIBUTION_LINES && count <= lines.length; count++)
    if (matches(lines.slice(-count), LIKE_ATTRIBUTION)) return count;
  return 0;
}

const nextWritten = (lines: readonly string[], from: number): string => lines.slice(from).find((line) => line !== "") ?? "";

/** Whether an older mail begins here that has no marks in front of its lines, so that all after it is old. */
function isHistory(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  if (DIVIDER.test(line) || isHead(lines, at)) return true;
  const count = attributionFrom(lines, at);
  return count > 0 && !isQuoted(nextWritten(lines, at + count));
}

function withoutHistory(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((_, n) => isHistory(lines, n));
  return at === -1 ? lines : lines.slice(0, at);
}

const withoutTail = (lines: string[], isTail: (line: string) => boolean): void => {
  while (lines.length > 0 && isTail(lines.at(-1) ?? "")) lines.pop();
};

/** Leaves out marked lines wherever they stand, each block with the sentence above it: answers stand over, under or between. */
function withoutQuotations(lines: readonly string[]): string[] {
  const own: string[] = [];
  lines.forEach((line, n) => {
    if (!isQuoted(line)) {
      own.push(line);
      return;
    }
    if (isQuoted(lines[n - 1] ?? "")) return;
    const above = own.toSpliced(0, Math.max(0, own.length - ATTRIBUTION_LINES - 2));
    withoutTail(above, (last) => last === "");
    if (attributionBefore(above) === 0) return;
    withoutTail(own, (last) => last === "");
    own.length -= attributionBefore(above);
  });
  return own;
}

function withoutSignature(lines: string[]): string[] {
  const marked = lines.indexOf("--");
  const own = marked === -1 ? lines : lines.slice(0, marked);
  withoutTail(own, (last) => last === "" || RULE.test(last));
  const device = own.findIndex((line) => DEVICE.test(line));
  return device !== -1 && own.slice(device).filter((line) => line !== "").length <= 2 ? own.slice(0, device) : own;
}

/**
 * What somebody wrote themselves in an answer by mail: without the mails it answers, and without what their program puts under
 * everything. Text as `plainLines` has it; empty where they wrote nothing. Judged by what mail programs write, so an own line
 * that begins with `>` is lost, and a signature without its mark `-- ` stays.
 */
export function ownWords(text: string): string {
  const lines = plainLines(text.slice(0, LOOKED_AT)).split("\n");
  return withoutSignature(withoutQuotations(withoutHistory(lines)))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
