import type { Task as Row } from "#app/_ui/task-list.tsx";
import type { BookingSummary } from "#lib/bookings/booking.ts";
import type { Installation } from "#lib/installations/installation.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { type Progress, type Task, tasksOf } from "#lib/readiness/describe.ts";
import type { Readiness } from "#lib/readiness/item.ts";
import { dayAndTime } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { progressState } from "./task-words.tsx";

type Subject = {
  readonly installation: Installation;
  readonly readiness: Readiness;
  /** The upgrade that is asked for or booked, if there is one. */
  readonly booking: BookingSummary["booking"] | undefined;
  readonly t: Translate;
  readonly now: Instant;
};

type Entry = { readonly row: Omit<Row, "state">; readonly progress: Progress };

function taskLine({ name, done, of, stale }: Task, t: Translate): string {
  if (stale > 0) return t("readiness.task.stale", { count: stale, done, of });
  return name === "firewall" ? t("readiness.task.firewall-line") : t("readiness.task.hosts", { done, of });
}

const PAGES = { access: "access", firmware: "firmware", firewall: "firewall" } as const;

const ownTasks = ({ installation, readiness, t }: Subject): readonly Entry[] =>
  tasksOf(readiness).map((task) => ({
    progress: task.progress,
    row: {
      href: `/installations/${installation.id}/checklist/${PAGES[task.name]}`,
      title: t(`readiness.task.${task.name}`),
      line: taskLine(task, t),
    },
  }));

/** Contact and time belong to the booking; here is only whether they were given, and the way to give them. */
function bookingTasks({ installation, booking, t, now }: Subject): readonly Entry[] {
  const there = `/installations/${installation.id}/book`;
  const { contact } = booking ?? {};
  const time = booking && dayAndTime(booking.window.start, { zone: booking.zone, locale: t.locale, now });
  return [
    {
      progress: contact ? "completed" : "not-started",
      row: {
        href: booking ? `/bookings/${booking.reference}` : `${there}/check`,
        title: t("readiness.task.contact"),
        line: contact ? contact.name : t("readiness.task.contact-line"),
      },
    },
    {
      progress: booking ? "completed" : "not-started",
      row: {
        href: booking ? `/bookings/${booking.reference}` : `${there}/slot`,
        title: t("readiness.task.slot"),
        line: time ?? t("readiness.task.slot-line"),
      },
    },
  ];
}

/** Every task with its state, and how many of them are done. */
export function checklistRows(subject: Subject): { readonly rows: readonly Row[]; readonly done: number } {
  const entries = [...ownTasks(subject), ...bookingTasks(subject)];
  return {
    rows: entries.map(({ row, progress }) => ({ ...row, state: progressState(progress, subject.t) })),
    done: entries.filter(({ progress }) => progress === "completed").length,
  };
}
