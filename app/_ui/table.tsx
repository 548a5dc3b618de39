import clsx from "clsx";
import type { ReactNode } from "react";

export type Column = { readonly label: string; readonly num?: boolean };

export type Row = { readonly key: string; readonly cells: readonly ReactNode[] };

/**
 * A ruled table; the first cell of a row is its heading. Narrow, every row becomes a block with the column's name before
 * each cell. `caption` is read aloud and not shown: the section's heading says it to the eye.
 */
export const Ruled = ({
  caption,
  columns,
  rows,
  className,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly className?: string;
}) => (
  <table className={clsx("ruled ruled-stack", className)}>
    <caption className="hidden-text">{caption}</caption>
    <thead>
      <tr>
        {columns.map(({ label, num }) => (
          <th scope="col" key={label} className={num ? "num" : undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.key}>
          {row.cells.map((cell, i) =>
            i === 0 ? (
              <th scope="row" key={columns[i]?.label}>
                {cell}
              </th>
            ) : (
              <td key={columns[i]?.label} data-label={columns[i]?.label} className={columns[i]?.num ? "num" : undefined}>
                <div>{cell}</div>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
