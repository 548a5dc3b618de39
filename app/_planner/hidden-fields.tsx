import type { FormPlace } from "./form-place.ts";

export const HiddenFields = ({ place: { hidden } }: { readonly place: FormPlace }) =>
  hidden.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
