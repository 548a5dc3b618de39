import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { FieldError } from "#app/_ui/field-parts.tsx";
import { SelectField, TextField } from "#app/_ui/fields.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { HostRow } from "./host-rows.ts";

const ROLES = ["primary", "secondary", "processing", "backup"] as const;

const FIELDS = ["name", "role", "version", "minutes"] as const;

const roleOptions = (t: Translate) => [
  { value: "", label: t("planner.hosts.role-choose") },
  ...ROLES.map((role) => ({ value: role, label: t(`planner.role.${role}`) })),
];

/** One host of the form. Its fields repeat from row to row, so they have ids of their own: `hosts.2.name`. */
export const HostRowFields = ({
  t,
  form,
  row,
  place,
  rowsAt,
}: {
  readonly t: Translate;
  readonly form: FormState;
  readonly row: HostRow;
  readonly place: number;
  /** The address that shows the form again without the row. */
  readonly rowsAt: string;
}) => {
  const field = (name: keyof HostRow) => {
    const id = `hosts.${place}.${name}`;
    return { id, name, label: t(`planner.hosts.${name}`), value: row[name], error: form.error(id), errorElsewhere: true };
  };
  return (
    <fieldset className="host-row">
      <legend>{t("planner.hosts.row", { number: place + 1 })}</legend>
      <div className="host-row-errors">
        {FIELDS.map((name) => (
          <FieldError key={name} id={`hosts.${place}.${name}`} error={form.error(`hosts.${place}.${name}`)} />
        ))}
      </div>
      <TextField {...field("name")} autoComplete="off" spellCheck={false} />
      <SelectField {...field("role")} options={roleOptions(t)} />
      <TextField {...field("version")} autoComplete="off" spellCheck={false} />
      <TextField {...field("minutes")} autoComplete="off" inputMode="numeric" />
      <Button kind="plain" small formAction={rowsAt} name="remove" value={String(place)}>
        {t("planner.hosts.remove")}
        <span className="hidden-text"> {t("planner.hosts.remove-host", { number: place + 1 })}</span>
      </Button>
    </fieldset>
  );
};
