import { whenWords } from "#app/_review/clocks.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { ThreadEntry } from "#lib/thread/thread-page.ts";
import type { Reader } from "#lib/time/format.ts";

/** One line of a conversation: what happened, in `event`, or what `person` wrote, in `text`, or both. */
export type EntryLine = {
  readonly key: string;
  /** Of a message, so that a link can lead to it. */
  readonly id?: string;
  readonly when: string;
  readonly event: string;
  readonly person: string;
  /** Beside the name, where the person belongs to the desk. */
  readonly of: string;
  readonly text: string;
  readonly internal: boolean;
};

/** The clock's reason is a word for programs. */
const EXPIRE = "expire";

const NOBODY = { event: "", person: "", of: "", text: "", internal: false } as const;

/** The id of a message on the page. */
export const anchorOf = (messageId: string): string => `message-${messageId}`;

function lineOf(entry: ThreadEntry, n: number, t: Translate): Omit<EntryLine, "when"> {
  if (entry.kind === "note") return { ...NOBODY, key: "note", person: entry.by, text: entry.text };
  if (entry.kind === "message") {
    const { id, by, byStaff, text, internal } = entry.message;
    const of = byStaff && !internal ? t("thread.by-desk") : "";
    return { ...NOBODY, key: id, id: anchorOf(id), person: by, of, text, internal };
  }
  const { by, act, reason } = entry.change;
  const event = t.has(`bookings.act.${act}`) ? t(`bookings.act.${act}`, { by }) : t("thread.changed", { by });
  const written = act === EXPIRE ? null : reason;
  return { ...NOBODY, key: `${n} ${act}`, event, person: written === null ? "" : by, text: written ?? "" };
}

/** The entries in words, in their order, on the reader's clock. */
export const entryLines = (entries: readonly ThreadEntry[], reader: Reader, t: Translate): readonly EntryLine[] =>
  entries.map((entry, n) => ({ ...lineOf(entry, n, t), when: whenWords(entry.at, reader, t) }));
