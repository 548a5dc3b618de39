/** Whose side somebody is on who gets a mail. */
export type Side = "customer" | "desk";

/** Reminders of an upgrade that is coming, by how long before. */
export const BEFORE = ["before-7d", "before-1d", "before-1h"] as const;

export type Before = (typeof BEFORE)[number];

/** What else somebody may do without. What asks for an answer or moves an upgrade is always mailed. */
const OTHERS = {
  customer: ["receipts", "messages"],
  desk: ["requests", "endings", "messages"],
} as const satisfies Readonly<Record<Side, readonly string[]>>;

export type MailChoice = Before | (typeof OTHERS)[Side][number];

/** Every mail that this side may switch off, in the order in which they are shown. */
export const choicesOf = (side: Side): readonly MailChoice[] => [...BEFORE, ...OTHERS[side]];

const RECEIPTS: readonly string[] = ["submit", "resubmit", "reschedule", "accept", "refuse-proposal"];
const REQUESTS: readonly string[] = [...RECEIPTS, "cancel", "accept-proposal"];
const ENDINGS: readonly string[] = ["expire", "remind"];

/** Which choice decides about a mail of this kind, `booking.submit`; `null` where nobody is asked. */
export function choiceOf(kind: string, side: Side): MailChoice | null {
  const name = kind.replace(/^booking\./, "");
  const before = BEFORE.find((known) => known === name);
  if (before) return before;
  if (kind === "thread.message") return "messages";
  if (side === "customer") return RECEIPTS.includes(name) ? "receipts" : null;
  if (REQUESTS.includes(name)) return "requests";
  return ENDINGS.includes(name) ? "endings" : null;
}

/** Whether somebody who has switched off `mailsOff` gets a mail of this kind. */
export function wantsMail(mailsOff: readonly string[], kind: string, side: Side): boolean {
  const choice = choiceOf(kind, side);
  return choice === null || !mailsOff.includes(choice);
}
