import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { Leave } from "#lib/scheduling/leave/leave.ts";
import { cityOf, dayAndTime, type Reader } from "#lib/time/format.ts";

type Props = { readonly items: readonly Leave[]; readonly action: string; readonly t: Translate; readonly reader: Reader };

/** When an engineer is away, on the desk's clock, each with the button that ends it. */
export const LeaveList = ({ items, action, t, reader }: Props) => {
  const city = cityOf(reader.zone);
  return (
    <Ruled
      className="settings"
      caption={t("desk.leave.caption")}
      columns={["start", "end", "note", "ways"].map((name) => ({ label: t(`desk.leave.column.${name}`, { city }) }))}
      rows={items.map(({ id, interval, note }) => ({
        key: id,
        cells: [
          dayAndTime(interval.start, reader),
          dayAndTime(interval.end, reader),
          note ?? t("common.none"),
          <Form key="ways" action={action}>
            <input type="hidden" name="leave" value={id} />
            <Button small>
              {t("common.remove")}
              <span className="hidden-text"> {t("desk.leave.which", { start: dayAndTime(interval.start, reader) })}</span>
            </Button>
          </Form>,
        ],
      }))}
    />
  );
};
