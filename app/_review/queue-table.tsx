import { State } from "#app/_ui/state.tsx";
import type { QueueView } from "#lib/bookings/queue/queue-entry.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { QueueRowWords } from "./queue-words.ts";

type Column = { readonly key: string; readonly label: string; readonly num?: boolean };

const columnsOf = (view: QueueView, city: string, t: Translate): readonly Column[] => [
  { key: "since", label: t(view === "waiting" ? "desk.queue.column.since" : "desk.queue.column.state") },
  { key: "what", label: t("desk.queue.column.what") },
  { key: "path", label: t("desk.queue.column.path") },
  { key: "slot", label: t("desk.queue.column.slot", { city }) },
  { key: "ready", label: t("desk.queue.column.ready") },
  view === "waiting"
    ? { key: "age", label: t("desk.queue.column.age"), num: true }
    : { key: "engineer", label: t("desk.queue.column.engineer") },
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

const Row = ({
  row,
  view,
  labels,
}: {
  readonly row: QueueRowWords;
  readonly view: QueueView;
  readonly labels: readonly string[];
}) => (
  <tr>
    <td className="queue-since" data-label={labels[0]}>
      <div>
        <Since row={row} view={view} />
      </div>
    </td>
    <th scope="row">
      <a href={row.href}>
        {row.organization}, {row.installation}
      </a>
      <small>{row.reference}</small>
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
        {row.exception ? <small>{row.exception}</small> : null}
      </div>
    </td>
    <td data-label={labels[4]}>
      <div>
        <State mark={row.ready.ready ? "tick" : "ring"}>{row.ready.text}</State>
        {row.ready.small ? <small>{row.ready.small}</small> : null}
      </div>
    </td>
    <td data-label={labels[5]} className={view === "waiting" ? "num" : undefined}>
      <div>{view === "waiting" ? row.age : row.engineer}</div>
    </td>
  </tr>
);

/** The queue as a ruled table; the whole row leads to the review. Narrow, each row reads from top to bottom. */
export const QueueTable = ({
  rows,
  view,
  city,
  caption,
  t,
}: {
  readonly rows: readonly QueueRowWords[];
  readonly view: QueueView;
  readonly city: string;
  readonly caption: string;
  readonly t: Translate;
}) => {
  const columns = columnsOf(view, city, t);
  return (
    <table className="ruled ruled-stack queue">
      <caption className="hidden-text">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, label, num }) => (
            <th scope="col" key={key} className={num ? "num" : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.reference} row={row} view={view} labels={columns.map(({ label }) => label)} />
        ))}
      </tbody>
    </table>
  );
};
