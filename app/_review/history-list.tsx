import type { HistoryLine } from "./history-words.ts";

/** What happened and what was written, oldest first: people in ink, events quiet. */
export const HistoryList = ({ lines }: { readonly lines: readonly HistoryLine[] }) => (
  <ol className="thread">
    {lines.map(({ key, when, event, person, text }) => (
      <li key={key}>
        <span className="thread-when">{when}</span>
        <div>
          {event ? <p className="thread-event">{event}</p> : null}
          {text ? (
            <p className="thread-text">
              <b>{person}</b>
              <span>{text}</span>
            </p>
          ) : null}
        </div>
      </li>
    ))}
  </ol>
);
