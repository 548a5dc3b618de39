import type { ReactNode } from "react";
import { cityOf } from "#lib/time/format.ts";
import { SORTS, type Wanted } from "#lib/vps/find.ts";
import { isGone, type Line } from "#lib/vps/sheet.ts";
import type { Go } from "./go.tsx";
import { firstOff, offWords, outageWords, stepPlaces } from "./off-words.ts";
import type { Sheet } from "./sheet.ts";
import type { SheetQuery } from "./sheet-query.ts";

type Shown = {
  readonly sheet: Sheet;
  readonly query: SheetQuery;
  readonly Go: Go;
};

type Places = ReturnType<typeof stepPlaces>;

const Sorted = ({ sort, shown: { sheet, query, Go } }: { readonly sort: Wanted["sort"]; readonly shown: Shown }) => {
  const isThis = query.sort === sort;
  const to = { ...query, sort, backwards: isThis && !query.backwards, page: 1 };
  return (
    <th scope="col" aria-sort={isThis ? (query.backwards ? "descending" : "ascending") : undefined}>
      <Go to={to}>
        {sheet.t(`vps.column.${sort}`)}
        {isThis ? <span aria-hidden="true">{query.backwards ? " ↑" : " ↓"}</span> : null}
      </Go>
    </th>
  );
};

const Off = ({ line, sheet, places }: { readonly line: Line; readonly sheet: Sheet; readonly places: Places }) => {
  const words = outageWords(line, sheet, places);
  const text = offWords(line, sheet.t);
  if (words.length === 0) return text;
  return (
    <>
      <details className="vps-off">
        <summary>{text}</summary>
        <ul className="vps-times">
          {words.map(({ key, when, what }) => (
            <li key={key}>
              {when}
              <small>{what}</small>
            </li>
          ))}
        </ul>
      </details>
      {sheet.slot ? <small>{firstOff(line, sheet)}</small> : null}
    </>
  );
};

const OwnerCell = ({ line: { vps, zone }, shown: { sheet, query, Go } }: { readonly line: Line; readonly shown: Shown }) => (
  <>
    {vps.owner === null ? (
      <span className="quiet">{sheet.t("vps.nobody")}</span>
    ) : (
      <Go to={{ ...query, owner: vps.owner, only: "", page: 1 }}>{vps.owner}</Go>
    )}
    {vps.zone === null && sheet.slot === null ? null : <small>{sheet.t("vps.time-in", { city: cityOf(zone) })}</small>}
  </>
);

const Cell = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <td data-label={label}>
    <div>{children}</div>
  </td>
);

const Row = ({
  line,
  shown,
  places,
  choose,
}: {
  readonly line: Line;
  readonly shown: Shown;
  readonly places: Places;
  readonly choose: boolean;
}) => {
  const { vps, way } = line;
  const { t } = shown.sheet;
  const label = (column: string): string => t(`vps.column.${column}`);
  return (
    <tr>
      <th scope="row">
        {choose ? (
          <label className="tick-box vps-choose">
            <input type="checkbox" name="vps" value={vps.position} />
            <span>{vps.name}</span>
          </label>
        ) : (
          vps.name
        )}
      </th>
      <Cell label={label("host")}>
        {vps.host}
        {isGone(line) ? <small className="vps-gone">{t("vps.host-gone")}</small> : null}
      </Cell>
      <Cell label={label("owner")}>
        <OwnerCell line={line} shown={shown} />
      </Cell>
      <Cell label={label("critical")}>{t(vps.critical ? "common.yes" : "common.no")}</Cell>
      <Cell label={label("off")}>
        <Off line={line} sheet={shown.sheet} places={places} />
      </Cell>
      <Cell label={label("way")}>
        {t(`vps.way.${way}`)}
        {vps.way === null ? null : <small>{t("vps.own-way")}</small>}
      </Cell>
    </tr>
  );
};

/** One page of a list. With `choose`, each VPS has a box to tick, its place in the list as value. */
export const VpsTable = ({ lines, choose, ...shown }: Shown & { readonly lines: readonly Line[]; readonly choose: boolean }) => {
  const { t } = shown.sheet;
  const places = stepPlaces(shown.sheet);
  return (
    <table className="ruled ruled-stack vps-table">
      <caption className="hidden-text">{t("vps.title")}</caption>
      <thead>
        <tr>
          {SORTS.map((sort) => (
            <Sorted key={sort} sort={sort} shown={shown} />
          ))}
          <th scope="col">{t("vps.column.way")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.vps.position} line={line} shown={shown} places={places} choose={choose} />
        ))}
      </tbody>
    </table>
  );
};
