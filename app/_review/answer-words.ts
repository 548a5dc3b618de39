import type { DecisionModel } from "#lib/bookings/review/decision-model.ts";
import type { Review } from "#lib/bookings/review/review.ts";
import { isOpenItem, type ReadinessItem } from "#lib/readiness/item.ts";
import { cityOf, dayAndTime, dayOfDate } from "#lib/time/format.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { itemValue } from "./answer-fields.ts";
import { begun, type Clocks, customerStart } from "./clocks.ts";

/** What the two answers are filled with that the customer has to answer in turn. */
export type AnswerWords = {
  readonly items: readonly { readonly value: string; readonly label: string; readonly open: boolean }[];
  /** Times to tick, on the desk's clock, with the customer's below. */
  readonly times: readonly { readonly value: string; readonly label: string; readonly there: string }[];
  readonly changesDay: string;
  readonly deskCity: string;
  readonly customerCity: string;
  /** When the booking starts, on either clock. */
  readonly deskStart: string;
  readonly customerStart: string;
};

function itemWords(item: ReadinessItem, { t }: Clocks) {
  const named = "host" in item ? { item: item.item, host: item.host } : { item: item.item };
  const label = begun(t(`desk.weigh.item.${item.item}`, { host: "host" in item ? item.host : "" }));
  return { value: itemValue(named), label, open: isOpenItem(item) };
}

const timeWords = (start: Instant, clocks: Clocks) => ({
  value: toUtc(start),
  label: dayAndTime(start, clocks.desk),
  there: customerStart(start, clocks),
});

export function answerWords({ items, suggestions, changesDate }: DecisionModel, review: Review, clocks: Clocks): AnswerWords {
  const { desk, customer, t } = clocks;
  const { start } = review.view.booking.window;
  const inCity = (clock: typeof desk) => t("desk.decide.slot.when", { when: dayAndTime(start, clock), city: cityOf(clock.zone) });
  return {
    items: items.map((item) => itemWords(item, clocks)),
    times: suggestions.map((suggested) => timeWords(suggested, clocks)),
    changesDay: dayOfDate(changesDate, customer),
    deskCity: cityOf(desk.zone),
    customerCity: cityOf(customer.zone),
    deskStart: inCity(desk),
    customerStart: inCity(customer),
  };
}
