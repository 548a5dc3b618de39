import type { FormState } from "#app/_edge/form-state.ts";
import { Icon } from "#app/_ui/icon.tsx";

/** Faults of all rows together, said above them: a role that no host has, for one. */
export function RowsErrors({ form }: { readonly form: FormState }) {
  const errors = form.summary.filter(({ href }) => href === "#hosts");
  return errors.length === 0 ? null : (
    <div id="hosts-error">
      {errors.map(({ text }) => (
        <p key={text} className="field-error">
          <Icon name="alert" small />
          {text}
        </p>
      ))}
    </div>
  );
}
