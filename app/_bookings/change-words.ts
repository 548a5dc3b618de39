import type { BookingView } from "#lib/bookings/booking.ts";
import { type HostChange, hostChanges } from "#lib/bookings/review/host-changes.ts";
import type { Standing } from "#lib/bookings/review/review.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { duration } from "#lib/time/format.ts";

/** More changes than this are a number. */
const NAMED = 8;

/** One change of a host in words; a fragment that begins with its name. */
export function hostWords(change: HostChange, t: Translate): string {
  const { code } = change;
  if (code === "restart") {
    if (change.minutes === null) return t("desk.weigh.hosts-changed.no-restart", { host: change.host });
    return t("desk.weigh.hosts-changed.restart", { host: change.host, minutes: change.minutes });
  }
  if (code === "role") {
    return t("desk.weigh.hosts-changed.role", { host: change.host, to: t(`desk.role.${change.to}`) });
  }
  return t(`desk.weigh.hosts-changed.${code}`, { ...change });
}

/** What has become another between the plan that was accepted and that of now: the hosts, then what it means. */
export function planDifference({ booking }: BookingView, { installation, plan }: Standing, t: Translate): readonly string[] {
  const changes = hostChanges(booking.kept.input.hosts, installation.hosts);
  const named = changes.slice(0, NAMED).map((change) => hostWords(change, t));
  const more = changes.length - named.length;
  const before = booking.kept.plan;
  const failovers = { before: before.failovers, now: plan.failovers };
  return [
    ...(changes.length === 0 ? [t("desk.weigh.hosts-changed.layout")] : named),
    ...(more > 0 ? [t("picker.changed.more", { count: more })] : []),
    ...(before.failovers === plan.failovers ? [] : [t("picker.changed.failovers", failovers)]),
    ...(booking.windowMinutes === plan.workMinutes
      ? []
      : [t("picker.changed.length", { before: duration(booking.windowMinutes), now: duration(plan.workMinutes) })]),
  ];
}
