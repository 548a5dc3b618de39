import type { ReactNode } from "react";
import { PICK_FORM, PickerChoice } from "#app/_slots/picker-choice.tsx";
import { DAYS_FORM, PickerMonth, type PickerProps } from "#app/_slots/picker-month.tsx";
import { NEW_QUERY, type PickerQuery } from "#app/_slots/picker-query.ts";
import { pickerState } from "#app/_slots/picker-state.ts";
import { PickerTimes } from "#app/_slots/picker-times.tsx";
import { RefusedStart } from "#app/_slots/refused-start.tsx";
import { refusedWords } from "#app/_slots/refused-words.ts";
import type { Subject } from "#app/_slots/subject.ts";
import { Form } from "#app/_ui/form.tsx";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import { type SeriesQuery, seriesPairs, withSeries } from "./series-query.ts";

type Props = {
  /** The evening's own subject: what is chosen is one of its times. */
  readonly subject: Subject;
  readonly asked: SeriesQuery;
  /** The picker's address, and where a chosen time is sent. */
  readonly path: string;
  /** What was sent and refused, with the sentences that say why. */
  readonly refused: { readonly start: Instant; readonly sentences: readonly string[] } | null;
  readonly children: ReactNode;
};

/** The address as hidden fields, for a form that comes back with one more answer. */
const Hidden = ({ query, renamed = {} }: { readonly query: SeriesQuery; readonly renamed?: Readonly<Record<string, string>> }) =>
  seriesPairs(query).map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={renamed[name] ?? name} value={value} />
  ));

/** The time of the address cannot be had any more, or what was sent could not: why, and the nearest that can. */
const Gone = ({ picker, refused }: { readonly picker: PickerProps; readonly refused: Props["refused"] }) => {
  const { subject, state, hrefOf } = picker;
  const wanted = refused?.start ?? state.gone;
  if (wanted === null || !hrefOf) return null;
  const facts = { ...subject.query, start: wanted };
  const sentences = refused?.sentences ?? refusedWords({ facts, refusals: evaluateSlot(facts) }, subject.speaker.t);
  if (sentences.length === 0) return null;
  const near = (start: Instant) => hrefOf({ day: localTime(start, subject.query.zone).date, starts: [start] });
  return <RefusedStart {...{ subject, wanted, sentences }} free={state.free} hrefOf={near} fresh={refused !== null} />;
};

/** The picker's question for this evening alone. Where nothing is asked yet it opens on the first free day after the evening before. */
function ownQuery(asked: SeriesQuery, { query }: Subject): PickerQuery {
  const { month, day, starts, place } = asked;
  const [own, former] = [starts[place], starts[place - 1]];
  const plain: PickerQuery = { ...NEW_QUERY, month, day, starts: own === undefined ? [] : [own] };
  if (own !== undefined || former === undefined || month !== null || day !== null) return plain;
  const { day: first, nextFree } = pickerState(plain, query);
  return { ...plain, day: first?.date === localTime(former, query.zone).date ? nextFree : (first?.date ?? null) };
}

/** The slot picker for one evening of several; works without scripts like that for a single time. */
export const EveningPicker = ({ subject, asked, path, refused, children }: Props) => {
  const query = ownQuery(asked, subject);
  const hrefOf = ({ month = null, day = null, starts = [] }: Partial<PickerQuery>): string => {
    const [start] = starts;
    const chosen =
      start === undefined ? asked.starts : [...asked.starts.slice(0, asked.place), start, ...asked.starts.slice(asked.place + 1)];
    return withSeries(path, { ...asked, month, day, starts: chosen });
  };
  const picker: PickerProps = {
    subject,
    asked: query,
    state: pickerState(query, subject.query),
    hrefOf,
  };
  return (
    <>
      <Gone picker={picker} refused={refused} />
      <form id={DAYS_FORM} method="get" action={path}>
        <Hidden query={{ ...asked, month: picker.state.month, day: null }} />
      </form>
      <Form action={`${path}/submit`} id={PICK_FORM} className="pick">
        <Hidden
          query={{ ...asked, month: picker.state.month, day: picker.state.day?.date ?? null }}
          renamed={{ start: "kept" }}
        />
        <div className="picker">
          <PickerMonth {...picker} />
          <PickerTimes {...picker} />
        </div>
        <PickerChoice {...picker}>{children}</PickerChoice>
      </Form>
    </>
  );
};
