import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** What every field has. `name` is also its id, so that an error summary can lead to it; `id` only where a name repeats. */
export type FieldProps = {
  readonly name: string;
  readonly label: ReactNode;
  readonly id?: string | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** The page shows the error itself, as a `FieldError` with the field's id: for fields side by side. */
  readonly errorElsewhere?: boolean | undefined;
  /** The word beside the label of a field that may stay empty. */
  readonly optionalNote?: string | undefined;
};

type Described = { readonly id: string; readonly hint?: ReactNode; readonly error?: string | undefined };

/** Ties a control to its hint and its error for assistive technology. */
export function describedBy({ id, hint, error, other = "" }: Described & { readonly other?: string | undefined }) {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : "", other].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? (true as const) : undefined };
}

export const Hint = ({ id, hint }: Described) =>
  hint ? (
    <p className="field-hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null;

export const FieldError = ({ id, error }: Described) =>
  error ? (
    <p className="field-error" id={`${id}-error`}>
      <Icon name="alert" small />
      {error}
    </p>
  ) : null;

/** Label, hint, error, control, in the order in which they are read. */
export const Field = ({
  id,
  label,
  hint,
  error,
  errorElsewhere = false,
  optionalNote,
  children,
}: Omit<FieldProps, "name" | "id"> & { readonly id: string; readonly children: ReactNode }) => (
  <div className="field">
    <label className="field-label" htmlFor={id}>
      {label}
      {optionalNote ? <span className="field-optional"> {optionalNote}</span> : null}
    </label>
    <Hint id={id} hint={hint} />
    {errorElsewhere ? null : <FieldError id={id} error={error} />}
    {children}
  </div>
);
