import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { FieldError } from "#app/_ui/field-parts.tsx";
import { RadioGroup, SelectField, type SelectOption, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { type FormPlace, PLANNER } from "./form-place.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { knownVersions, lineName } from "./known-versions.ts";
import { UNKNOWN } from "./question.ts";
import "./planner.css";

const versionOptions = (t: Translate): readonly SelectOption[] => [
  { value: "", label: t("planner.from.choose") },
  ...knownVersions().flatMap((group) =>
    group.versions.map((version) => ({ value: version, label: version, group: lineName(group, t) })),
  ),
  { value: UNKNOWN, label: t("planner.from.unknown") },
];

/** A version that the list does not have, as in a shared address, belongs into the field for an exact one. */
function versionValues(
  { value }: FormState,
  options: readonly SelectOption[],
): { readonly from: string; readonly exact: string } {
  const [from, exact] = [value("from"), value("exact")];
  if (exact !== "" || options.some((option) => option.value === from)) return { from, exact };
  return { from: "", exact: from };
}

const Layout = ({ t, form }: { readonly t: Translate; readonly form: FormState }) => (
  <RadioGroup
    name="layout"
    legend={t("planner.layout.legend")}
    error={form.error("layout")}
    value={form.value("layout")}
    options={["mirror", "cluster"].map((layout) => ({
      value: layout,
      label: t(`planner.layout.${layout}`),
      hint: t(`planner.layout.${layout}-hint`),
    }))}
  />
);

const Version = ({ t, form }: { readonly t: Translate; readonly form: FormState }) => {
  const options = versionOptions(t);
  const { from, exact } = versionValues(form, options);
  return (
    <fieldset className="plan-version">
      <legend className="field-label">{t("planner.from.legend")}</legend>
      <FieldError id="from" error={form.error("from")} />
      <FieldError id="exact" error={form.error("exact")} />
      <div className="plan-version-fields">
        <SelectField
          name="from"
          label={t("planner.from.label")}
          error={form.error("from")}
          errorElsewhere
          value={from}
          options={options}
        />
        <TextField
          name="exact"
          label={t("planner.from.exact")}
          optionalNote={t("common.optional")}
          error={form.error("exact")}
          errorElsewhere
          value={exact}
          autoComplete="off"
          spellCheck={false}
          describedby="exact-about"
          short
        />
      </div>
      <p className="field-hint" id="exact-about">
        {t("planner.from.exact-hint")}
      </p>
    </fieldset>
  );
};

/** Three questions and, for a cluster, a number. The same form everywhere; it asks by address, so the answer can be shared. */
export const PlanForm = ({
  t,
  form,
  place = PLANNER,
}: {
  readonly t: Translate;
  readonly form: FormState;
  readonly place?: FormPlace;
}) => (
  <Form action={place.action} method="get" className="plan-form">
    <HiddenFields place={place} />
    <Layout t={t} form={form} />
    <div className="only-cluster">
      <TextField
        name="processing"
        label={t("planner.processing.label")}
        hint={t("planner.processing.hint")}
        error={form.error("processing")}
        value={form.value("processing")}
        inputMode="numeric"
        autoComplete="off"
        short
      />
    </div>
    <Version t={t} form={form} />
    <RadioGroup
      name="backup"
      legend={t("planner.backup.legend")}
      error={form.error("backup")}
      value={form.value("backup")}
      inline
      options={["yes", "no"].map((value) => ({ value, label: t(`common.${value}`) }))}
    />
    <div className="actions">
      <Button kind="main">{t("planner.submit")}</Button>
      <Button kind="plain" formAction={place.rows} name="rows" value="yes" aria-describedby="to-hosts-hint">
        {t("planner.to-hosts")}
      </Button>
      <p className="small quiet plan-form-aside" id="to-hosts-hint">
        {t("planner.to-hosts-hint")}
      </p>
    </div>
  </Form>
);
