import type { FormValues } from "#lib/forms/reply.ts";
import type { DraftHost } from "./draft.ts";

/** Most hosts that are asked for row by row; more are written as a list. */
export const MAX_ROWS = 50;

const LONGEST = 200;

const MEMBERS = ["name", "role", "version", "minutes"] as const;

const typed = (values: FormValues, field: string): string => (values[field]?.[0] ?? "").trim().slice(0, LONGEST);

/** Rows of a form, `hosts.0.name` and so on, in the order of their numbers. */
export function hostRows(values: FormValues): readonly DraftHost[] {
  const numbers = Object.keys(values).flatMap((field) => {
    const [, number] = /^hosts\.(\d{1,5})\.(?:name|role|version|minutes)$/.exec(field) ?? [];
    return number === undefined ? [] : Number(number);
  });
  return [...new Set(numbers)]
    .toSorted((a, b) => a - b)
    .map((number) => {
      const [name = "", role = "", version = "", minutes = ""] = MEMBERS.map((member) =>
        typed(values, `hosts.${number}.${member}`),
      );
      return { name, role, version, minutes };
    });
}
