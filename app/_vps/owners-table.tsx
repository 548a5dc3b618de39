import type { ReactNode } from "react";
import { Ruled } from "#app/_ui/table.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, duration } from "#lib/time/format.ts";
import { type Owner, offTogether } from "#lib/vps/owners.ts";

/** How often the VPSs of one owner are off, and the longest time off that has a figure. */
function offCell({ lines }: Owner, t: Translate): string {
  const times = lines.flatMap(({ lot }) => (lot ? [lot.outages.length] : []));
  const most = Math.max(0, ...new Set(times));
  if (most === 0) return t("vps.off.never");
  const least = Math.min(...new Set(times));
  return least === most ? t("vps.owners.times", { count: most }) : t("vps.owners.up-to", { count: most });
}

function longestCell({ lines }: Owner, t: Translate): string {
  const off = offTogether(lines);
  if (off.length === 0) return t("vps.owners.none");
  if (off.some(({ minutes }) => minutes === null)) return t("vps.owners.unknown");
  return t("vps.owners.about", { length: duration(Math.max(...off.map(({ minutes }) => minutes ?? 0))) });
}

/** A page of the owners of a list; `linkOf` leads to an owner's notice. */
export const OwnersTable = ({
  t,
  owners,
  clocks,
  linkOf,
}: {
  readonly t: Translate;
  readonly owners: readonly Owner[];
  /** Whether VPSs that name no zone are on a clock all the same: the installation's. */
  readonly clocks: boolean;
  readonly linkOf: (owner: Owner, label: string) => ReactNode;
}) => (
  <Ruled
    className="vps-owners"
    caption={t("vps.owners.title")}
    columns={["owner", "count", "off", "longest", "zone"].map((column) => ({ label: t(`vps.owners.column.${column}`) }))}
    rows={owners.map((owner) => ({
      key: owner.owner ?? "",
      cells: [
        linkOf(owner, owner.owner ?? t("vps.nobody")),
        t("vps.count", { count: owner.lines.length }),
        offCell(owner, t),
        longestCell(owner, t),
        <>
          {clocks || owner.lines.some(({ vps }) => vps.zone !== null) ? cityOf(owner.zone) : t("common.not-given")}
          {owner.zones > 1 ? <small>{t("vps.owners.zones", { count: owner.zones })}</small> : null}
        </>,
      ],
    }))}
  />
);
