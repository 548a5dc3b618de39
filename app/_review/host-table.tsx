import { Fragment } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { State } from "#app/_ui/state.tsx";
import { type Row, Ruled } from "#app/_ui/table.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { CellWords, HostWords } from "./readiness-words.ts";

/** What is missing is the only thing in a table that asks for the reader. */
const Level = ({ level, word }: Pick<CellWords, "level" | "word">) => {
  if (level === "todo") return <State tone="needs">{word}</State>;
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

const Cell = ({ cell, t }: { readonly cell: CellWords; readonly t: Translate }) =>
  cell.level === "none" ? (
    t("desk.host.not-asked")
  ) : (
    <>
      <Level level={cell.level} word={cell.word} />
      {cell.address ? <Address text={cell.address} /> : null}
      {cell.small ? <small>{cell.small}</small> : null}
      {cell.detail ? (
        <details className="host-way">
          <summary>{t("desk.host.kvm.read")}</summary>
          <p>{cell.detail}</p>
        </details>
      ) : null}
    </>
  );

const rowOf = (row: HostWords, t: Translate): Row => ({
  key: row.host,
  cells: [
    <span key="host">
      {row.host}
      <small>{row.role}</small>
    </span>,
    ...[row.kvm, row.firmware, row.firewall].map((cell, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never change places
      <Cell key={n} cell={cell} t={t} />
    )),
  ],
});

/** What is known of each host, with the evidence for it. */
export const HostTable = ({ rows, t }: { readonly rows: readonly HostWords[]; readonly t: Translate }) => (
  <Ruled
    className="hosts"
    caption={t("desk.host.caption")}
    columns={["host", "kvm", "firmware", "firewall"].map((name) => ({ label: t(`desk.host.column.${name}`) }))}
    rows={rows.map((row) => rowOf(row, t))}
  />
);
