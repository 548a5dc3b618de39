import { groupName } from "#app/_planner/group-name.ts";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { WAYS } from "#lib/planning/outages.ts";
import { type WayCell, wayRows } from "./way-rows.ts";
import { cellWords, waysProse, yourPart } from "./way-words.ts";
import "./ways.css";

const Cell = ({ cell, view }: { readonly cell: WayCell; readonly view: PlanView }) => {
  const { text, small, off } = cellWords(cell, view);
  return (
    <>
      <span className={off ? "off" : undefined}>{text}</span>
      {small ? <small>{small}</small> : null}
    </>
  );
};

/** Stopping everything, riding through and moving off, side by side for each group of VPSs. Nothing for a GUI update. */
export const WaysSection = ({ view }: { readonly view: PlanView }) => {
  const { t, plan } = view;
  if (plan.path.length === 0) return null;
  const rows = wayRows(view);
  return (
    <Section id="ways" title={t("ways.title")} aside={t("ways.aside")}>
      <Ruled
        className="ways-table"
        caption={t("ways.caption")}
        columns={[{ label: t("ways.group") }, ...WAYS.map((way) => ({ label: t(`ways.${way}`) }))]}
        rows={[
          ...rows.map(({ who, hosts, cells }) => ({
            key: `${who} ${hosts[0] ?? ""}`,
            cells: [groupName(who, hosts, view), ...cells.map((cell) => <Cell key={cell.way} cell={cell} view={view} />)],
          })),
          { key: "you", cells: [t("ways.you"), ...WAYS.map((way) => yourPart(way, rows, view))] },
        ]}
      />
      <p className="ways-prose">{waysProse(view).join(" ")}</p>
    </Section>
  );
};
