import { Fragment } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { State } from "#app/_ui/state.tsx";
import { type Row, Ruled } from "#app/_ui/table.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { CellWords, HostWords } from "./readiness-words.ts";

type Quiet = { readonly quiet: boolean };

/** What is missing asks for the reader, and nothing else in the table does; `quiet` where nobody waits for it. */
const Level = ({ level, word, quiet }: Pick<CellWords, "level" | "word"> & Quiet) => {
  if (level === "todo")
    return quiet ? (
      <State mark="ring" tone="todo">
        {word}
      </State>
    ) : (
      <State tone="needs">{word}</State>
    );
  return (
    <span className="state">
      <Icon name={level === "stale" ? "clock" : "tick"} />
      {word}
    </span>
  );
};

/** May break after the signs at which people read an address, and nowhere else where it fits. */
const Address = ({ text }: { readonly text: string }) => (
  <span className="host-address mono">
    {text.split(/(?<=[./:@?&=-])/).map((part, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
      <Fragment key={n}>
        {part}
        <wbr />
      </Fragment>
    ))}
  </span>
);

const Cell = ({ cell, t, quiet }: Quiet & { readonly cell: CellWords; readonly t: Translate }) =>
  cell.level === "none" ? (
    t("desk.host.not-asked")
  ) : (
    <>
      <Level level={cell.level} word={cell.word} quiet={quiet} />
      {cell.address ? <Address text={cell.address} /> : null}
      {cell.small ? <small>{cell.small}</small> : null}
      {cell.who?.map((line) => (
        <small key={line}>{line}</small>
      ))}
      {cell.detail ? (
        <details className="host-way">
          <summary>{t("desk.host.kvm.read")}</summary>
          <p>{cell.detail}</p>
        </details>
      ) : null}
    </>
  );

const rowOf = (row: HostWords, { t, quiet }: Quiet & { readonly t: Translate }): Row => ({
  key: row.host,
  cells: [
    <span key="host">
      {row.host}
      <small>{row.role}</small>
    </span>,
    ...[row.kvm, row.firmware, row.firewall].map((cell, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never change places
      <Cell key={n} cell={cell} t={t} quiet={quiet} />
    )),
  ],
});

/** What is known of each host, with the evidence for it. */
export const HostTable = ({
  rows,
  t,
  quiet = false,
}: Partial<Quiet> & { readonly rows: readonly HostWords[]; readonly t: Translate }) => (
  <Ruled
    className="hosts"
    caption={t("desk.host.caption")}
    columns={["host", "kvm", "firmware", "firewall"].map((name) => ({ label: t(`desk.host.column.${name}`) }))}
    rows={rows.map((row) => rowOf(row, { t, quiet }))}
  />
);
