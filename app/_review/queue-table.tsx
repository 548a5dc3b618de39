import type { ReactNode } from "react";
import { State } from "#app/_ui/state.tsx";
import type { QueueView } from "#lib/bookings/queue/queue-entry.ts";
import type { QueueFilter, QueueSort } from "#lib/bookings/queue/queue-filter.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { queueHref } from "./queue-query.ts";
import type { QueueRowWords } from "./queue-words.ts";

type Column = { readonly key: string; readonly label: string; readonly sort?: QueueSort };

const columnsOf = (view: QueueView, city: string, t: Translate): readonly Column[] => [
  { key: "since", label: t(view === "waiting" ? "desk.queue.column.since" : "desk.queue.column.state"), sort: "since" },
  { key: "what", label: t("desk.queue.column.what"), sort: "customer" },
  { key: "path", label: t("desk.queue.column.path") },
  { key: "slot", label: t("desk.queue.column.slot", { city }), sort: "slot" },
  { key: "ready", label: t("desk.queue.column.ready") },
  view === "confirmed" || view === "open"
    ? { key: "engineer", label: t("desk.queue.column.engineer"), sort: "engineer" }
    : { key: "due", label: t("desk.queue.column.due"), sort: "due" },
];

/** Where every row waits for the desk the state goes without saying. */
const Since = ({ row, view }: { readonly row: QueueRowWords; readonly view: QueueView }) =>
  view === "waiting" ? (
    row.since
  ) : (
    <>
      <State mark={row.state.mark} tone={row.state.tone}>
        {row.state.word}
      </State>
      <small>{row.since}</small>
    </>
  );

/** What else somebody should know before opening the row. */
const Marks = ({ row }: { readonly row: QueueRowWords }) => (
  <>
    <small>{row.reference}</small>
    {row.evening ? <small className="queue-mark">{row.evening}</small> : null}
    {row.unread ? <small className="queue-mark">{row.unread}</small> : null}
    {row.rivals ? <small className="queue-mark">{row.rivals}</small> : null}
  </>
);

type LastProps = { readonly row: QueueRowWords; readonly view: QueueView; readonly who: ReactNode };

const Last = ({ row, view, who }: LastProps) =>
  view === "confirmed" || view === "open" ? (
    (who ?? row.engineer)
  ) : (
    <>
      {row.due}
      <small>{row.age}</small>
      {who}
    </>
  );

const Ready = ({ row: { href, ready }, ask }: { readonly row: QueueRowWords; readonly ask: string | undefined }) => (
  <>
    <State mark={ready.ready ? "tick" : "ring"}>{ready.text}</State>
    {ready.missing.map((what) => (
      <small key={what}>{what}</small>
    ))}
    {ask && !ready.ready ? (
      <a className="queue-ask" href={`${href}#conversation`}>
        {ask}
      </a>
    ) : null}
  </>
);

type RowProps = {
  readonly row: QueueRowWords;
  readonly view: QueueView;
  readonly labels: readonly string[];
  readonly ask: string | undefined;
  readonly who: ReactNode;
  readonly from: string | undefined;
};

const Row = ({ row, view, labels, ask, who, from }: RowProps) => (
  <tr>
    <td className="queue-since" data-label={labels[0]}>
      <div>
        <Since row={row} view={view} />
      </div>
    </td>
    <th scope="row">
      <a href={from === undefined ? row.href : `${row.href}?from=${encodeURIComponent(from)}`}>
        {row.organization}, {row.installation}
      </a>
      <Marks row={row} />
    </th>
    <td data-label={labels[2]}>
      <div>
        {row.path}
        {row.stages ? <small>{row.stages}</small> : null}
      </div>
    </td>
    <td data-label={labels[3]}>
      <div>
        {row.slot}
        {row.slotThere ? <small>{row.slotThere}</small> : null}
        {row.exception ? (
          <small>
            <b>{row.exception}</b> {row.exceptionReason}
          </small>
        ) : null}
      </div>
    </td>
    <td data-label={labels[4]}>
      <div>
        <Ready row={row} ask={ask} />
      </div>
    </td>
    <td data-label={labels[5]}>
      <div>
        <Last row={row} view={view} who={who} />
      </div>
    </td>
  </tr>
);

type HeadProps = { readonly column: Column; readonly filter: QueueFilter | undefined };

/** A heading that sorts by its column; pressed again it turns the order round. Nothing to press where there is no filter. */
const Head = ({ column: { label, sort }, filter }: HeadProps) => {
  if (!filter || !sort) return <th scope="col">{label}</th>;
  const here = filter.sort === sort;
  const href = queueHref({ filter: { ...filter, sort, backwards: here && !filter.backwards }, page: 1 });
  return (
    <th scope="col" aria-sort={here ? (filter.backwards ? "descending" : "ascending") : undefined}>
      <a href={href}>
        {label}
        {here ? <span aria-hidden="true"> {filter.backwards ? "↑" : "↓"}</span> : null}
      </a>
    </th>
  );
};

/** The queue as a ruled table; the whole row leads to the review. Narrow, each row reads from top to bottom. */
export const QueueTable = ({
  rows,
  view,
  city,
  caption,
  t,
  filter,
  ask,
  who,
  from,
}: {
  readonly rows: readonly QueueRowWords[];
  readonly view: QueueView;
  readonly city: string;
  readonly caption: string;
  readonly t: Translate;
  /** What is looked at, where the columns sort it. */
  readonly filter?: QueueFilter;
  /** Words that lead from what is not ready to a message to its customer. */
  readonly ask?: string;
  /** Who carries out each booking, by its reference, where that can be changed in the row. */
  readonly who?: ReadonlyMap<string, ReactNode>;
  /** The queue that is looked at, for the way back from a row. */
  readonly from?: string;
}) => {
  const columns = columnsOf(view, city, t);
  return (
    <table className="ruled ruled-stack queue">
      <caption className="hidden-text">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} filter={filter} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.reference}
            row={row}
            view={view}
            labels={columns.map(({ label }) => label)}
            ask={ask}
            who={who?.get(row.reference)}
            from={from}
          />
        ))}
      </tbody>
    </table>
  );
};
