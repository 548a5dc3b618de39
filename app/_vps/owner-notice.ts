import { isLocale, type Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import { ownerCalendar } from "#lib/vps/calendar.ts";
import { type Notice, noticeFor, noticeHtml, noticeText } from "#lib/vps/notice.ts";
import type { Owner } from "#lib/vps/owners.ts";
import { ownerKey } from "#lib/vps/vps.ts";
import type { File } from "./file-answer.ts";
import { readerOf } from "./off-words.ts";
import type { Sheet } from "./sheet.ts";

/** The owner of that name, whatever its case; "" is nobody. `null` where they have no VPS. */
export const ownerIn = ({ owners }: Pick<Sheet, "owners">, name: string): Owner | null =>
  owners.find(({ owner }) => ownerKey(owner) === ownerKey(name.trim() || null)) ?? null;

export const languageOf = (text: string | null | undefined, otherwise: Locale): Locale => (isLocale(text) ? text : otherwise);

/** The version that the work leads to. */
const targetOf = ({ ground }: Sheet): string => ground.plan.path.at(-1) ?? "5.x";

type Wish = { readonly owner: Owner; readonly locale: Locale; readonly sender: string | null };

/** The notice to an owner, on their clock. */
export function noticeTo(sheet: Sheet, { owner, locale, sender }: Wish): Notice {
  const t = translator(locale);
  const of = {
    target: targetOf(sheet),
    start: sheet.slot?.start ?? null,
    workMinutes: sheet.ground.plan.workMinutes,
    sender,
  };
  return noticeFor(owner, of, { t, reader: readerOf({ t, now: sheet.now }, owner.zone) });
}

export const FILE_KINDS = ["txt", "html", "ics"] as const;

export type FileKind = (typeof FILE_KINDS)[number];

type Making = { readonly kind: FileKind; readonly subject: string; readonly sha256: (text: string) => string };

/** The notice as a file; `null` for a calendar as long as there is no date. `subject` is whose plan it is, for calendars. */
export function noticeFile(sheet: Sheet, wish: Wish, { kind, subject, sha256 }: Making): File | null {
  if (kind === "txt") return { name: "notice.txt", type: "text/plain; charset=utf-8", text: noticeText(noticeTo(sheet, wish)) };
  if (kind === "html") return { name: "notice.html", type: "text/html; charset=utf-8", text: noticeHtml(noticeTo(sheet, wish)) };
  const { slot, now } = sheet;
  if (slot === null) return null;
  const of = {
    start: slot.start,
    target: targetOf(sheet),
    subject: slot.booking?.id ?? subject,
    sequence: slot.booking?.revision ?? 0,
    now,
    sha256,
  };
  const text = ownerCalendar(wish.owner, of, translator(wish.locale));
  return { name: "vps-off.ics", type: "text/calendar; charset=utf-8; method=PUBLISH", text };
}
