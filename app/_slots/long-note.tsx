import { Icon } from "#app/_ui/icon.tsx";
import { longWords } from "./long-words.ts";
import type { Subject } from "./subject.ts";

/** An upgrade that does not fit into a day or a shift: a fact to know before somebody looks for a time. */
export const LongNote = ({ subject }: { readonly subject: Subject }) => {
  const text = longWords(subject.query, subject.speaker);
  if (text === null) return null;
  return (
    <div className="note long">
      <Icon name="clock" />
      <p>
        <strong>{text}</strong>
      </p>
    </div>
  );
};
