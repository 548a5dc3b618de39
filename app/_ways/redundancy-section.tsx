import { listed } from "#app/_planner/note-words.ts";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { unbroken } from "#lib/time/format.ts";
import { type RedundancyRow, redundancyRows } from "./redundancy-rows.ts";
import "./ways.css";

const KINDS = ["storage", "backup"] as const;

function whenText({ startMinute, minutes, hosts }: RedundancyRow, { t, naming, input }: PlanView): string {
  const words = { from: unbroken(startMinute), to: unbroken(startMinute + minutes) };
  const backups = input.hosts.filter(({ role }) => role === "backup").length;
  const host =
    hosts.length > 1 && hosts.length === backups
      ? t("ways.less.every-backup", { count: backups })
      : listed(hosts.map(naming.name), { t });
  return t(startMinute === 0 ? "ways.less.from-start" : "ways.less.from-to", { ...words, host });
}

const When = ({ rows, view }: { readonly rows: readonly RedundancyRow[]; readonly view: PlanView }) => (
  <ul>
    {rows.map((row) => (
      <li key={row.startMinute}>{whenText(row, view)}</li>
    ))}
  </ul>
);

/** When nobody could take over, and when no backups are taken, since the desk works on that host. Nothing where it never does. */
export const RedundancySection = ({ view }: { readonly view: PlanView }) => {
  const { t, input } = view;
  const all = redundancyRows(view);
  const kinds = KINDS.map((what) => ({ what, rows: all.filter((row) => row.what === what) })).filter(
    ({ rows }) => rows.length > 0,
  );
  if (kinds.length === 0) return null;
  const count = input.hosts.filter(({ role }) => role === "backup").length;
  return (
    <Section id="less-redundancy" title={t("ways.less.title")} aside={t("ways.less.aside")}>
      <Ruled
        className="less-table"
        caption={t("ways.less.caption")}
        columns={["missing", "why", "when"].map((column) => ({ label: t(`ways.less.${column}`) }))}
        rows={kinds.map(({ what, rows }) => ({
          key: what,
          cells: [
            t(`ways.less.no-${what}`),
            <span key="why">
              {t(`ways.less.${what}`, { count })}
              <small>{t("ways.less.in-all", { duration: unbroken(rows.reduce((sum, { minutes }) => sum + minutes, 0)) })}</small>
            </span>,
            <When key="when" rows={rows} view={view} />,
          ],
        }))}
      />
    </Section>
  );
};
