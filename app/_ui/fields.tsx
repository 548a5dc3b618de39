import clsx from "clsx";
import type { ReactNode } from "react";
import { describedBy, Field, FieldError, type FieldProps, Hint } from "./field-parts.tsx";

/** One line of text. `short` is for a number or a version. */
export const TextField = ({
  name,
  id = name,
  label,
  hint,
  error,
  errorElsewhere,
  optionalNote,
  value,
  type = "text",
  short = false,
  describedby,
  ...rest
}: FieldProps & {
  readonly value?: string | undefined;
  /** Id of a text elsewhere that belongs to the field. */
  readonly describedby?: string;
  readonly type?: "text" | "email" | "password" | "tel" | "date" | "number" | "search" | "url";
  readonly autoComplete?: string;
  readonly inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "url";
  readonly short?: boolean;
  readonly maxLength?: number;
  readonly list?: string;
  readonly spellCheck?: boolean;
}) => (
  <Field id={id} label={label} hint={hint} error={error} errorElsewhere={errorElsewhere} optionalNote={optionalNote}>
    <input
      className={clsx("field-input", short && "field-short")}
      id={id}
      name={name}
      type={type}
      defaultValue={value}
      {...describedBy({ id, hint, error, other: describedby })}
      {...rest}
    />
  </Field>
);

export const TextArea = ({
  name,
  id = name,
  label,
  hint,
  error,
  errorElsewhere,
  optionalNote,
  value,
  rows = 5,
  ...rest
}: FieldProps & {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly spellCheck?: boolean;
  readonly autoComplete?: string;
}) => (
  <Field id={id} label={label} hint={hint} error={error} errorElsewhere={errorElsewhere} optionalNote={optionalNote}>
    <textarea
      className="field-input"
      id={id}
      name={name}
      rows={rows}
      defaultValue={value}
      {...describedBy({ id, hint, error })}
      {...rest}
    />
  </Field>
);

export type SelectOption = { readonly value: string; readonly label: string; readonly group?: string };

/** Neighbours with the same group stand under its name, in the order given. */
function grouped(options: readonly SelectOption[]) {
  const groups: { readonly name: string | undefined; readonly options: SelectOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.name === option.group) last.options.push(option);
    else groups.push({ name: option.group, options: [option] });
  }
  return groups;
}

const optionOf = ({ value, label }: SelectOption) => (
  <option key={value} value={value}>
    {label}
  </option>
);

export const SelectField = ({
  name,
  id = name,
  label,
  hint,
  error,
  errorElsewhere,
  optionalNote,
  value,
  options,
  ...rest
}: FieldProps & {
  readonly value?: string | undefined;
  readonly options: readonly SelectOption[];
  readonly autoComplete?: string;
}) => (
  <Field id={id} label={label} hint={hint} error={error} errorElsewhere={errorElsewhere} optionalNote={optionalNote}>
    <select
      className="field-input field-select"
      id={id}
      name={name}
      defaultValue={value}
      {...describedBy({ id, hint, error })}
      {...rest}
    >
      {grouped(options).map((group) =>
        group.name === undefined ? (
          group.options.map(optionOf)
        ) : (
          <optgroup key={group.name} label={group.name}>
            {group.options.map(optionOf)}
          </optgroup>
        ),
      )}
    </select>
  </Field>
);

export type Choice = { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode };

/** Radios, one under the other. The first has the id of the group, so that an error summary leads to it. */
export const RadioGroup = ({
  name,
  id = name,
  legend,
  hint,
  error,
  value,
  options,
  inline = false,
  legendHidden = false,
}: {
  readonly name: string;
  readonly id?: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value?: string | undefined;
  readonly options: readonly Choice[];
  /** Side by side, for two or three short words. */
  readonly inline?: boolean;
  /** For a page whose heading asks the same question already. */
  readonly legendHidden?: boolean;
}) => (
  <fieldset className="field" aria-describedby={describedBy({ id, hint, error })["aria-describedby"]}>
    <legend className={legendHidden ? "hidden-text" : "field-label"}>{legend}</legend>
    <Hint id={id} hint={hint} />
    <FieldError id={id} error={error} />
    <div className={clsx("options", inline && "options-inline")}>
      {options.map((option, i) => (
        <label className="option" key={option.value}>
          <input
            type="radio"
            name={name}
            id={i === 0 ? id : `${id}-${option.value}`}
            value={option.value}
            defaultChecked={option.value === value}
          />
          <span>
            {option.label}
            {option.hint ? <small>{option.hint}</small> : null}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);

/** One box to tick; sends `value`, or nothing. */
export const Checkbox = ({
  name,
  id = name,
  label,
  hint,
  error,
  checked = false,
  value = "yes",
}: Omit<FieldProps, "optionalNote" | "errorElsewhere"> & { readonly checked?: boolean; readonly value?: string }) => (
  <div className="field">
    <FieldError id={id} error={error} />
    <label className="tick-box">
      <input type="checkbox" name={name} id={id} value={value} defaultChecked={checked} {...describedBy({ id, hint, error })} />
      <span>
        {label}
        {hint ? <small id={`${id}-hint`}>{hint}</small> : null}
      </span>
    </label>
  </div>
);
