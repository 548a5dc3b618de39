import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { RadioGroup, TextArea } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { MAX_HOSTS } from "#lib/planning/plan-fault.ts";
import { type FormPlace, PLANNER } from "./form-place.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { MOST_ROWS } from "./pasted.ts";
import "./planner.css";

/** A list of hosts, and what it is a list of. */
export const InventoryForm = ({
  t,
  form,
  place = PLANNER,
}: {
  readonly t: Translate;
  readonly form: FormState;
  readonly place?: FormPlace;
}) => (
  <Form action="/plan/inventory/submit" className="inventory-form">
    <HiddenFields place={place} />
    <TextArea
      name="list"
      label={t("take.inventory.list")}
      hint={t("take.inventory.hint", { most: MAX_HOSTS })}
      error={form.error("list")}
      value={form.value("list")}
      rows={14}
      spellCheck={false}
      autoComplete="off"
    />
    <RadioGroup
      name="layout"
      legend={t("planner.layout.legend")}
      error={form.error("layout")}
      value={form.value("layout")}
      inline
      options={[
        { value: "", label: t("take.inventory.guess") },
        ...["mirror", "cluster"].map((layout) => ({ value: layout, label: t(`planner.layout.${layout}`) })),
      ]}
    />
    <p className="field-hint">{t("take.inventory.many", { rows: MOST_ROWS })}</p>
    <div className="actions">
      <Button kind="main">{t("take.inventory.show")}</Button>
    </div>
  </Form>
);
