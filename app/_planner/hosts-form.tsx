import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { RadioGroup, TextArea } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { type FormPlace, PLANNER } from "./form-place.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { HostRowFields } from "./host-row-fields.tsx";
import type { HostRow } from "./host-rows.ts";
import { RowsErrors } from "./rows-errors.tsx";
import "./planner.css";

/**
 * Every host with its own name, role, version and restart. Adding, removing and pasting are submits that show the form
 * again with what was typed, so it works without scripts; a list is posted, since an address could not hold it. The hidden first button is what the Enter key presses.
 */
export const HostsForm = ({
  t,
  form,
  rows,
  list,
  place = PLANNER,
}: {
  readonly t: Translate;
  readonly form: FormState;
  readonly rows: readonly HostRow[];
  /** Lines of a pasted list that made no row. */
  readonly list: string;
  readonly place?: FormPlace;
}) => (
  <Form action={place.action} method="get" className="hosts-form">
    <HiddenFields place={place} />
    <button type="submit" className="hidden-text" tabIndex={-1} aria-hidden="true">
      {t("planner.submit")}
    </button>
    <RadioGroup
      name="layout"
      legend={t("planner.layout.legend")}
      error={form.error("layout")}
      value={form.value("layout")}
      inline
      options={["mirror", "cluster"].map((layout) => ({ value: layout, label: t(`planner.layout.${layout}`) }))}
    />
    {/* biome-ignore lint/a11y/useSemanticElements: each row is a fieldset of its own */}
    <div
      className="host-rows"
      id="hosts"
      role="group"
      tabIndex={-1}
      aria-label={t("planner.hosts.rows")}
      aria-describedby={form.error("hosts") ? "hosts-error" : undefined}
    >
      <RowsErrors form={form} />
      {rows.map((row, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <HostRowFields key={number} t={t} form={form} row={row} place={number} rowsAt={place.rows} />
      ))}
    </div>
    <p className="field-hint">{t("planner.hosts.minutes-hint")}</p>
    <div className="actions">
      <Button kind="main">{t("planner.submit")}</Button>
      <Button formAction={place.rows} name="add" value="1">
        {t("planner.hosts.add")}
      </Button>
    </div>
    <details className="paste" open={list !== "" || form.error("list") !== undefined}>
      <summary>{t("planner.hosts.paste")}</summary>
      <TextArea
        name="list"
        label={t("planner.hosts.list")}
        hint={t("planner.hosts.list-hint")}
        error={form.error("list")}
        value={list}
        rows={6}
        spellCheck={false}
        autoComplete="off"
      />
      <p className="gap-above">
        <Button formAction="/plan/inventory/submit" formMethod="post">
          {t("planner.hosts.list-show")}
        </Button>
      </p>
    </details>
  </Form>
);
