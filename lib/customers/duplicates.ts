/** A customer as far as two of them are compared. `domains` are those of its people's addresses, in lower case. */
export type Candidate = { readonly id: string; readonly name: string; readonly domains: readonly string[] };

/** Why two customers may be one: people of both have addresses of one domain, or their names are much the same. */
export type Likeness = "domain" | "name";

export type Alike = { readonly id: string; readonly name: string; readonly why: readonly Likeness[] };

/** Anybody may have an address here, so it says nothing about who belongs together. */
const PUBLIC_DOMAINS: ReadonlySet<string> = new Set([
  "aol.com",
  "bluewin.ch",
  "fastmail.com",
  "free.fr",
  "gmail.com",
  "gmx.at",
  "gmx.ch",
  "gmx.de",
  "gmx.net",
  "googlemail.com",
  "hotmail.com",
  "icloud.com",
  "live.com",
  "mail.com",
  "mail.ru",
  "me.com",
  "msn.com",
  "orange.fr",
  "outlook.com",
  "pm.me",
  "proton.me",
  "protonmail.com",
  "qq.com",
  "t-online.de",
  "web.de",
  "yahoo.com",
  "yandex.ru",
  "zoho.com",
]);

/** What a company is by law says nothing about which one it is. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  "ab ag aps as bv co company corp corporation doo dd gmbh group holding inc incorporated kft kg limited llc llp ltd nv oy oyj plc sa sarl se spa spzoo srl the ug und and".split(
    " ",
  ),
);

/** The words of a name without signs, accents and legal forms: `Müller & Söhne GmbH` is `muller sohne`. */
function wordsOf(name: string): readonly string[] {
  const plain = name
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ");
  const words = plain.split(" ").filter((word) => word !== "");
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return telling.length > 0 ? telling : words;
}

/** How many letters have to be put in, left out or changed to get from one to the other; stops counting beyond `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change));
    }
    before = row;
  }
  return before[b.length] ?? most + 1;
}

/** Letters below which another letter makes another word. */
const SHORT = 5;
const LONG = 10;

const slips = (length: number): number => (length < SHORT ? 0 : length < LONG ? 1 : 2);

/** The first word or words of the longer name are the whole of the shorter one, and say enough by themselves. */
function begins(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.join("").length >= SHORT && short.every((word, n) => word === long[n]);
}

/**
 * Whether two names may be those of one company: the same but for case, accents, signs, spaces and legal form; or one begins
 * with all of the other; or they are a slip of the keyboard apart. Figures count: `Data 1` and `Data 2` are two.
 */
export function areNamesAlike(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const [left, right] = [first.join(""), second.join("")];
  if (left === right) return true;
  const figures = (text: string) => text.replaceAll(/\P{N}+/gu, " ").trim();
  if (figures(left) !== figures(right)) return false;
  if (begins(first, second)) return true;
  const most = slips(Math.min(left.length, right.length));
  return distance(left, right, most) <= most;
}

function likenesses(one: Candidate, other: Candidate): readonly Likeness[] {
  const own = one.domains.filter((domain) => domain !== "" && !PUBLIC_DOMAINS.has(domain));
  return [
    ...(own.some((domain) => other.domains.includes(domain)) ? (["domain"] as const) : []),
    ...(areNamesAlike(one.name, other.name) ? (["name"] as const) : []),
  ];
}

/** Customers that may be the same as `one`, those with the most reasons first, then by name. */
export const likelyDuplicates = (one: Candidate, all: readonly Candidate[]): readonly Alike[] =>
  all
    .filter(({ id }) => id !== one.id)
    .map((other) => ({ id: other.id, name: other.name, why: likenesses(one, other) }))
    .filter(({ why }) => why.length > 0)
    .toSorted((a, b) => b.why.length - a.why.length || a.name.localeCompare(b.name, "en"));
