import { Button } from "#app/_ui/button.tsx";
import { Checkbox } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { type KnownItems, keyOf, keyOfItem } from "#lib/readiness/checks/check.ts";
import type { HostReadiness } from "#lib/readiness/describe.ts";
import type { ReadinessItem } from "#lib/readiness/item.ts";
import { seenValue } from "./check-fields.ts";

type Props = {
  readonly reference: string;
  readonly rows: readonly HostReadiness[];
  readonly known: KnownItems;
  readonly t: Translate;
};

const itemsOf = (rows: readonly HostReadiness[]): readonly ReadinessItem[] => [
  ...rows.flatMap(({ kvm, firmware }) => [kvm, firmware].filter((item) => item !== null)),
  ...rows.slice(0, 1).flatMap(({ firewall }) => firewall ?? []),
];

const labelOf = (item: ReadinessItem, t: Translate): string =>
  item.item === "firewall" ? t("desk.checks.firewall") : t(`desk.checks.${item.item}`, { host: item.host });

/** Which items of the shown hosts somebody has tried; only what the customer has said something about can be. */
export const CheckForm = ({ reference, rows, known, t }: Props) => {
  const shown = itemsOf(rows).flatMap((item) => {
    const key = keyOfItem(item);
    const found = known.get(keyOf(key));
    return found ? [{ label: labelOf(item, t), value: seenValue({ ...key, saidAt: found.said.at }), check: found.check }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <details className="check-form">
      <summary>{t("desk.checks.summary")}</summary>
      <Form action={`/desk/bookings/${reference}/checks/submit`} className="form">
        <fieldset>
          <legend>{t("desk.checks.legend")}</legend>
          <p className="small quiet">{t("desk.checks.hint")}</p>
          <div className="check-items">
            {shown.map(({ label, value, check }, n) => (
              <Checkbox
                key={value}
                id={`check-${n}`}
                name="checked"
                label={label}
                value={value}
                checked={check?.stands === true}
              />
            ))}
          </div>
          {shown.map(({ value, check }) =>
            check?.stands ? <input key={value} type="hidden" name="shown" value={value} /> : null,
          )}
        </fieldset>
        <p className="actions">
          <Button small>{t("desk.checks.button")}</Button>
        </p>
      </Form>
    </details>
  );
};
