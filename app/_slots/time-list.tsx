import type { Translate } from "#lib/messages/translator.ts";
import type { TimeListWords, TimePartWords, TimeRowWords } from "./time-words.ts";

type Choosing = { readonly t: Translate; readonly chosen: string | null; readonly there: boolean };

const Row = ({ row, t, chosen, there }: Choosing & { readonly row: TimeRowWords }) =>
  row.kind === "free" ? (
    <label className="time">
      <input
        type="radio"
        name="start"
        value={row.start}
        defaultChecked={row.start === chosen}
        data-first={row.start === chosen || undefined}
      />
      <span className="dot" />
      <span className="hidden-text">{row.said}</span>
      <span aria-hidden="true">
        {t.rich("picker.times.free", {
          start: row.clock,
          end: row.end,
          b: (chunks) => <b>{chunks}</b>,
          i: (chunks) => <i>{chunks}</i>,
        })}
      </span>
      {there ? (
        <span className="there" aria-hidden="true">
          {row.there}
        </span>
      ) : null}
    </label>
  ) : (
    <label className="time time-shut">
      <input type="radio" name="start" value={row.start} disabled />
      <span className="dot" />
      <span>{row.clock}</span>
      <span className="why-not">{row.reason}</span>
    </label>
  );

const Rows = ({ part, ...choosing }: Choosing & { readonly part: TimePartWords }) => (
  <div className="times">
    {part.rows.map((row) => (
      <Row key={row.start} row={row} {...choosing} />
    ))}
  </div>
);

/** A long day is folded into its parts, and the part that matters is open; a short one is one list. */
export const TimeList = ({ words, ...choosing }: Choosing & { readonly words: TimeListWords }) =>
  words.parts.map((part) =>
    part.title === null ? (
      <Rows key={part.name} part={part} {...choosing} />
    ) : (
      <details className="time-part" key={part.name} open={part.open}>
        <summary>
          {part.title}
          <small>{part.count}</small>
        </summary>
        <Rows part={part} {...choosing} />
      </details>
    ),
  );
