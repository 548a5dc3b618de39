import { hostWords } from "#app/_bookings/change-words.ts";
import { quotes, rulesWords } from "#app/_bookings/exception-words.ts";
import type { BookingSummary } from "#lib/bookings/booking.ts";
import type { WeighFinding } from "#lib/bookings/review/findings.ts";
import type { HostChange } from "#lib/bookings/review/host-changes.ts";
import type { Review } from "#lib/bookings/review/review.ts";
import type { ReadinessItem } from "#lib/readiness/item.ts";
import { STALE_DAYS } from "#lib/readiness/rules.ts";
import type { Change, ClockNote } from "#lib/scheduling/clock-changes.ts";
import { cityOf, day, dayAndTime, duration } from "#lib/time/format.ts";
import { begun, type Clocks, someOf } from "./clocks.ts";

/** A finding is told about one review, on its two clocks. */
export type Told = { readonly review: Review; readonly clocks: Clocks };

export type Said = { readonly title: string; readonly fact: string };

/** Leads to what a finding names; `after` follows the link. */
export type FindingLink = { readonly href: string; readonly text: string; readonly after: string };

function changeWords({ zone, at, minutes }: Change, { t, desk }: Clocks): string {
  const words = { city: cityOf(zone), by: duration(Math.abs(minutes)), day: day(at, { ...desk, zone }) };
  return t(minutes < 0 ? "desk.weigh.clocks.back" : "desk.weigh.clocks.forward", words);
}

/** `The clocks are 5 h apart that day, not 6 h.`; where they are as far apart as usual, whose clock changes, and when. */
function clockFact({ changes, ahead, usuallyAhead }: ClockNote, { clocks }: Told): string {
  if (ahead === usuallyAhead) return changes.map((change) => changeWords(change, clocks)).join(" ");
  const gap = { gap: duration(Math.abs(ahead)), usual: duration(Math.abs(usuallyAhead)) };
  return clocks.t("desk.weigh.clocks.gap", gap);
}

function itemName(item: ReadinessItem, { clocks: { t } }: Told): string {
  return t(`desk.weigh.item.${item.item}`, { host: "host" in item ? item.host : "" });
}

function hostsFact(changes: readonly HostChange[], told: Told): string {
  const { t } = told.clocks;
  if (changes.length === 0) return t("desk.weigh.hosts-changed.layout");
  // Begins with a host's own name, whose letters are not ours to change.
  return `${someOf(changes, (change) => hostWords(change, t), t)}.`;
}

/** What no rule says, in words. */
export function weighWords(finding: WeighFinding, told: Told): Said {
  const { t, desk, customer } = told.clocks;
  const { window } = told.review.view.booking;
  const said = (words: Record<string, string | number> = {}) => ({
    title: t(`desk.weigh.${finding.code}.title`, words),
    fact: t(`desk.weigh.${finding.code}.fact`, words),
  });
  const listed = (fact: string, words: Record<string, string | number> = {}) => ({
    title: t(`desk.weigh.${finding.code}.title`, words),
    fact,
  });
  switch (finding.code) {
    case "past":
      return said({ when: dayAndTime(window.start, desk), city: cityOf(desk.zone) });
    case "exceptions":
      return {
        title: t(`asking.desk.${finding.waived ? "waived" : "asked"}`, { rules: rulesWords(finding.exceptions, t) }),
        fact: quotes(finding.exceptions, t).join(" "),
      };
    case "clocks":
      return listed(clockFact(finding.note, told));
    case "clocks-during":
      return listed(t(`desk.weigh.clocks-during.${finding.minutes < 0 ? "back" : "forward"}`, { city: cityOf(finding.zone) }));
    case "clocks-moved":
      return said({ city: cityOf(customer.zone), promised: finding.promised.slice(11), shown: finding.shown.slice(11) });
    case "others":
      return listed("", { count: finding.others.length });
    case "hosts-changed":
      return listed(hostsFact(finding.changes, told));
    case "estimates-changed":
      return said({ booked: duration(finding.booked), now: duration(finding.now) });
    case "missing":
    case "stale": {
      const names = someOf(finding.items, (item) => itemName(item, told), t);
      return listed(begun(names), { count: finding.items.length, days: STALE_DAYS });
    }
    case "not-accepted":
      return said();
  }
}

export const linkTo = ({ booking }: BookingSummary, { t, desk }: Clocks): FindingLink => ({
  href: `/desk/bookings/${booking.reference}`,
  text: booking.reference,
  after: t("desk.weigh.others.after", {
    state: t(`bookings.state.staff.${booking.status}`),
    when: dayAndTime(booking.window.start, desk),
  }),
});
