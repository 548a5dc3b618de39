import "server-only";
import type { Outcome } from "#app/_edge/form-route.ts";
import { refusedWords } from "#app/_slots/refused-words.ts";
import type { Subject } from "#app/_slots/subject.ts";
import type { Customer } from "#lib/auth/actor.ts";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { holdSlot } from "#lib/scheduling/hold/service.ts";
import { day, time } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type SeriesQuery, withEvening } from "./series-query.ts";
import { type Chosen, eveningSubject } from "./series-subject.ts";

const said = (sentences: readonly string[]): Outcome => ({
  errors: sentences.map((text) => ({ field: "start", message: "picker.said", params: { text } })),
});

/** Whether a start can be had at its place, the ones before it being what they are. */
const fitsIn = (whole: Subject, chosen: Evenings) => (starts: readonly Instant[], place: number) => {
  const start = starts[place];
  if (start === undefined) return false;
  return evaluateSlot({ ...eveningSubject(whole, { ...chosen, starts }, place).query, start }).length === 0;
};

type Evenings = Omit<Chosen, "starts">;

type Asked = Evenings & { readonly whole: Subject; readonly query: SeriesQuery };

export type Picked = { readonly refused: Outcome } | { readonly starts: readonly Instant[] };

/** The chosen start with the others; those after it that it has pushed out are gone. Nothing is held. */
export function judgeEvening(start: Instant, { whole, query, ...chosen }: Asked): Picked {
  const subject = eveningSubject(whole, { ...chosen, starts: query.starts }, query.place);
  const facts = { ...subject.query, start };
  const refusals = evaluateSlot(facts);
  if (refusals.length > 0) return { refused: said(refusedWords({ facts, refusals }, subject.speaker.t)) };
  return { starts: withEvening(query, start, fitsIn(whole, chosen)) };
}

/** The chosen start with the others, held for whoever chose it. */
export async function chooseEvening(actor: Customer, start: Instant, { whole, query, ...chosen }: Asked): Promise<Picked> {
  const { place, failback } = query;
  const picked = judgeEvening(start, { whole, query, ...chosen });
  if ("refused" in picked) return picked;
  const subject = eveningSubject(whole, { ...chosen, starts: query.starts }, place);
  const { t, you } = subject.speaker;
  const evening = { place, windowMinutes: subject.query.windowMinutes };
  const held = await holdSlot(actor, whole.installation.id, { start, failback, evening });
  if (!held.ok) return { refused: { refusal: held.error } };
  if (held.value.until !== null) return picked;
  const words = { day: day(start, you), time: time(start, you) };
  return { refused: said([t("picker.times.taken", words), t("picker.times.taken-text")]) };
}
