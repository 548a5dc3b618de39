import type { FormState } from "#app/_edge/form-state.ts";
import { readPickerQuery } from "#app/_slots/picker-query.ts";
import { pickerState } from "#app/_slots/picker-state.ts";
import { RefusedStart } from "#app/_slots/refused-start.tsx";
import { refusedWords } from "#app/_slots/refused-words.ts";
import type { Refusal } from "#lib/scheduling/evaluate-slot.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Checked, withWanted } from "./answers.ts";

type Props = {
  readonly checked: Checked;
  readonly form: FormState;
  readonly reply: string | undefined;
  readonly standing: readonly Refusal[];
};

/** The time cannot be had: as the form was told when it was sent, else as it is now. */
export const TimeGone = ({ checked, form, reply, standing }: Props) => {
  const { subject, starts } = checked;
  const [start] = starts;
  const facts = { ...subject.query, start };
  const told = form.summary.filter(({ href }) => href === "#start").map(({ text }) => text);
  const sentences = told.length > 0 ? told : refusedWords({ facts, refusals: standing }, subject.speaker.t);
  if (sentences.length === 0) return null;
  const { free } = pickerState({ ...readPickerQuery({}), starts }, subject.query);
  const hrefOf = (near: Instant) =>
    `${withWanted(checked, near)}${reply === undefined ? "" : `&reply=${encodeURIComponent(reply)}`}`;
  return (
    <RefusedStart subject={subject} wanted={start} free={free} sentences={sentences} hrefOf={hrefOf} fresh={told.length > 0} />
  );
};
