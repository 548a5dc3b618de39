import type { FormValues } from "#lib/forms/reply.ts";

/** Search parameters as a form's values, NUL dropped as in a form. */
export function valuesOf(search: Readonly<Record<string, string | string[] | undefined>>): FormValues {
  const entries = Object.entries(search).map(([name, value]): [string, readonly string[]] => {
    const all = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return [name, all.map((text) => text.replaceAll("\0", ""))];
  });
  return Object.fromEntries(entries);
}

/** The values as an address, repeated ones in order. */
export function queryOf(values: FormValues): string {
  const query = new URLSearchParams();
  for (const [name, all] of Object.entries(values)) for (const value of all) query.append(name, value);
  return query.toString();
}

/** The same address with or without the optional failback. */
export function withFailback(query: string, wanted: boolean): string {
  const changed = new URLSearchParams(query);
  if (wanted) changed.set("failback", "yes");
  else changed.delete("failback");
  return changed.toString();
}
