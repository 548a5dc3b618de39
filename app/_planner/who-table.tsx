import { Fragment } from "react";
import { Ruled } from "#app/_ui/table.tsx";
import { Why } from "#app/_why/why.tsx";
import { partQuery, withQuery } from "./parts.ts";
import type { PlanView } from "./plan-view.ts";
import { hasCutNames, type WhoRow, whoRows } from "./who-rows.ts";

/** Rows of groups of VPSs under the columns of that table. */
export const WhoRows = ({ rows, view }: { readonly rows: readonly WhoRow[]; readonly view: PlanView }) => (
  <Ruled
    className="who-table"
    caption={view.t("planner.who.caption")}
    columns={["group", "interruptions", "minutes", "basis"].map((column) => ({ label: view.t(`planner.who.${column}`) }))}
    rows={rows.map(({ key, name, times, minutes, basis, reasons }) => ({
      key,
      cells: [
        name,
        times,
        <span key="minutes" className="off">
          {minutes}
        </span>,
        <Fragment key="basis">
          {basis} <Why view={view} about={view.t("why.about.group", { group: name })} reasons={reasons} />
        </Fragment>,
      ],
    }))}
  />
);

/** Downtime for each group of VPSs, which never add up for one of them. */
export const WhoTable = ({ view }: { readonly view: PlanView }) => (
  <>
    <WhoRows rows={whoRows(view)} view={view} />
    {hasCutNames(view) && view.here !== "" ? (
      <p className="gap-above">
        <a href={withQuery(view.here, partQuery({ kind: "who", page: 1 }))}>{view.t("planner.who.each")}</a>
      </p>
    ) : null}
  </>
);
