import { refusedWords } from "#app/_slots/refused-words.ts";
import type { Subject } from "#app/_slots/subject.ts";
import { Note } from "#app/_ui/note.tsx";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Chosen, eveningSubject } from "./series-subject.ts";

/** An evening whose time cannot be had as things are now, and the sentences that say why. */
export type Gone = { readonly evening: number; readonly sentences: readonly string[] };

/** Every such evening, each judged with the ones before it as they were chosen. */
export function goneEvenings(whole: Subject, chosen: Chosen): readonly Gone[] {
  return chosen.starts.flatMap((start: Instant, place) => {
    const facts = { ...eveningSubject(whole, chosen, place).query, start };
    const sentences = refusedWords({ facts, refusals: evaluateSlot(facts) }, whole.speaker.t);
    return sentences.length === 0 ? [] : [{ evening: place + 1, sentences }];
  });
}

type Props = {
  readonly gone: readonly Gone[];
  /** What the form was told when it was sent; it comes first. */
  readonly told: readonly string[];
  readonly hrefOf: (place: number) => string;
  readonly subject: Subject;
};

/** Times that cannot be had, each with the way to another one. */
export const EveningsGone = ({ gone, told, hrefOf, subject }: Props) => {
  const { t } = subject.speaker;
  if (gone.length === 0 && told.length === 0) return null;
  return (
    <Note icon="alert">
      {told.length > 0 ? (
        <p>
          <strong>{told[0]}</strong> {told.slice(1).join(" ")}
        </p>
      ) : null}
      {gone.map(({ evening, sentences }) => (
        <p key={evening}>
          <strong>{t("series.check.gone", { evening })}</strong> {sentences.join(" ")}{" "}
          <a href={hrefOf(evening - 1)}>{t("series.check.gone-link", { evening })}</a>
        </p>
      ))}
    </Note>
  );
};
