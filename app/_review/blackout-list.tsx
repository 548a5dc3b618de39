import { Ruled } from "#app/_ui/table.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, dayAndTime, type Reader } from "#lib/time/format.ts";
import type { Interval } from "#lib/time/interval.ts";

type Closed = { readonly id: string; readonly interval: Interval; readonly reason: string };

/** Closed times as the desk's clock shows them, with the ways to change and remove each. */
export const BlackoutList = ({
  items,
  t,
  reader,
}: {
  readonly items: readonly Closed[];
  readonly t: Translate;
  readonly reader: Reader;
}) => {
  const city = cityOf(reader.zone);
  return (
    <Ruled
      className="settings"
      caption={t("desk.blackouts.caption")}
      columns={["start", "end", "reason", "ways"].map((name) => ({ label: t(`desk.blackouts.column.${name}`, { city }) }))}
      rows={items.map(({ id, interval, reason }) => ({
        key: id,
        cells: [
          dayAndTime(interval.start, reader),
          dayAndTime(interval.end, reader),
          reason,
          <span key="ways" className="settings-ways">
            <a href={`/desk/blackouts/${id}`}>
              {t("common.change")}
              <span className="hidden-text"> {t("desk.blackouts.which", { reason })}</span>
            </a>
            <a href={`/desk/blackouts/${id}/remove`}>
              {t("common.remove")}
              <span className="hidden-text"> {t("desk.blackouts.which", { reason })}</span>
            </a>
          </span>,
        ],
      }))}
    />
  );
};
