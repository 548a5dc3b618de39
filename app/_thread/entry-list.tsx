import clsx from "clsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { EntryLine } from "./entry-words.ts";

const Written = ({ line: { person, of, text, internal }, t }: { readonly line: EntryLine; readonly t: Translate }) => (
  <div className="thread-text">
    {internal ? (
      <p className="thread-note">
        <Icon name="lock" small />
        {t("thread.internal")}
      </p>
    ) : null}
    <p>
      <b>{person}</b>
      {of ? <small> {of}</small> : null}
    </p>
    <p className="thread-words" dir="auto">
      {text}
    </p>
  </div>
);

/** What was written and what happened, oldest first: people in ink, events quiet, notes on a ground of their own. */
export const EntryList = ({ lines, t }: { readonly lines: readonly EntryLine[]; readonly t: Translate }) => (
  <ol className="thread">
    {lines.map((line) => (
      <li key={line.key} id={line.id} className={clsx(line.internal && "thread-internal")}>
        <span className="thread-when">{line.when}</span>
        <div>
          {line.event ? <p className="thread-event">{line.event}</p> : null}
          {line.text ? <Written line={line} t={t} /> : null}
        </div>
      </li>
    ))}
  </ol>
);
