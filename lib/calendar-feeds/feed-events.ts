import type { CalendarEvent } from "#lib/calendar/event.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { TimesOff } from "#lib/scheduling/away/away.ts";
import type { Instant } from "#lib/time/instant.ts";

export type Writing = { readonly host: string; readonly now: Instant; readonly t: Translate };

/** When the desk is closed, and when which engineer is away. */
export function timesOffEvents({ blackouts, leaves }: TimesOff, { host, now, t }: Writing): readonly CalendarEvent[] {
  const fixed = { sequence: 0, stamp: now, status: "confirmed" } as const;
  return [
    ...blackouts.map(({ id, interval, reason }) => ({
      ...fixed,
      ...interval,
      uid: `blackout-${id}@${host}`,
      summary: t("calendar.feed.closed", { reason }),
      description: t("calendar.feed.closed-text"),
    })),
    ...leaves.map(({ id, interval, engineer }) => ({
      ...fixed,
      ...interval,
      uid: `leave-${id}@${host}`,
      summary: t("calendar.feed.away", { name: engineer }),
      description: t("calendar.feed.away-text"),
    })),
  ];
}
