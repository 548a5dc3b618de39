import { type EngineerChoice, isFree, type SlotChoice } from "#lib/bookings/review/decision-model.ts";
import type { Review } from "#lib/bookings/review/review.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import { toUtc } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { begun, type Clocks, customerStart, someOf } from "./clocks.ts";
import { refusedWords } from "./refused-words.ts";
import { shiftWords } from "./shift-words.ts";

/** One person to choose. */
export type EngineerWords = { readonly value: string; readonly label: string; readonly hint: string };

/** One time to choose. `free` says who could do it, or why it cannot be had. */
export type SlotWords = {
  readonly value: string;
  readonly label: string;
  readonly there: string;
  readonly free: string;
  readonly open: boolean;
  readonly engineers: readonly EngineerWords[];
  readonly proposed: string | null;
};

/** Where a line of the error summary leads: to its field, or to the panel where the field went away with its time. */
export function anchorOf(href: string, slots: readonly Pick<SlotWords, "open">[]): string {
  const [, place] = /^#engineer-(\d)$/.exec(href) ?? [];
  return place !== undefined && !slots[Number(place)]?.open ? "#decide" : href;
}

type Told = { readonly review: Review; readonly clocks: Clocks };

const shutWords = ({ start, past, refusals }: SlotChoice, clocks: Clocks): string =>
  past ? clocks.t("desk.decide.slot.past") : refusals.map((refusal) => refusedWords(refusal, start, clocks)).join(" ");

function engineerWords({ id, name, held, others, hours }: EngineerChoice, slot: SlotChoice, told: Told): EngineerWords {
  const { review, clocks } = told;
  const { t, desk } = clocks;
  const person = { id, name, hours, userId: null };
  const window = intervalOf(slot.start, review.view.booking.windowMinutes);
  const parts = [
    ...(held ? [t("desk.decide.engineer.held")] : []),
    shiftWords(person, window, { zone: desk.zone, t }),
    t("desk.decide.engineer.others", { count: others }),
  ];
  return { value: id, label: name, hint: begun(parts.join(", ")) };
}

/** A time with the people who could take it, in words. */
export function slotWords(slot: SlotChoice, told: Told): SlotWords {
  const { t, desk } = told.clocks;
  const names = someOf(slot.engineers, ({ name }) => name, t);
  return {
    value: toUtc(slot.start),
    label: t("desk.decide.slot.when", { when: dayAndTime(slot.start, desk), city: cityOf(desk.zone) }),
    there: customerStart(slot.start, told.clocks),
    free: isFree(slot) ? t("desk.decide.slot.free", { names }) : shutWords(slot, told.clocks),
    open: isFree(slot),
    engineers: slot.engineers.map((engineer) => engineerWords(engineer, slot, told)),
    proposed: slot.proposed,
  };
}
