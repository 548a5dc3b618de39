import { z } from "zod";
import type { FieldError, FormValues } from "./reply.ts";

const first = (value: unknown): unknown => (Array.isArray(value) ? (value[0] ?? "") : (value ?? ""));

/** A field that comes once; a missing one reads as empty text. Messages of the schema are keys of the catalogue. */
export const one = <T>(schema: z.ZodType<T>) => z.preprocess(first, schema);

/** A field that may come any number of times: checkboxes, rows. */
export const many = <T>(schema: z.ZodType<T>) => z.preprocess((value) => value ?? [], z.array(schema));

/** Trimmed text of 1 to `max` characters; `empty` and `long` are keys of the catalogue. */
export const requiredText = (max: number, empty: string, long: string) => one(z.string().trim().min(1, empty).max(max, long));

/** Trimmed text of at most `max` characters; "" reads as `null`. */
export const optionalText = (max: number, long: string) =>
  one(
    z
      .string()
      .trim()
      .max(max, long)
      .transform((text) => (text === "" ? null : text)),
  );

/** A checkbox: ticked when anything was sent. */
export const ticked = z.preprocess((value) => Array.isArray(value) && value.length > 0 && value[0] !== "", z.boolean());

/** Every fault of a form, each at its field (`hosts.2.name` for rows), in the schema's order. */
const fieldErrors = (error: z.ZodError): readonly FieldError[] =>
  error.issues.map((issue) => {
    const own = issue.code === "custom" ? (issue.params as FieldError["params"]) : undefined;
    return { field: issue.path.map(String).join("."), message: issue.message, ...(own ? { params: own } : {}) };
  });

/** Parses a form; schema messages must be keys of the catalogue. */
export function readFields<T>(
  schema: z.ZodType<T>,
  values: FormValues,
): { readonly fields: T } | { readonly errors: readonly FieldError[] } {
  const read = schema.safeParse(values);
  return read.success ? { fields: read.data } : { errors: fieldErrors(read.error) };
}
