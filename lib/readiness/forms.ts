import { z } from "zod";
import { one } from "#lib/forms/fields.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { parseDate } from "#lib/time/calendar-date.ts";
import type { ConsoleSecret } from "#lib/vault/console-secret.ts";
import type { KvmFacts } from "./item.ts";
import { kvmSchema, LENGTH } from "./schema.ts";

/** Fields of the access form that are never kept in clear, and what they are called inside a secret. */
const SECRET_FIELDS = { "console-user": "user", "console-password": "password", "console-notes": "notes" } as const;

export const SECRET_NAMES: readonly string[] = Object.keys(SECRET_FIELDS);

const sent = (values: FormValues, field: string): string => values[field]?.[0] ?? "";

export type Typed = Readonly<Record<string, string>>;

/** Secret fields as they were typed, or as they were typed before into the same form and kept sealed since. */
export const typedSecrets = (values: FormValues, kept: Typed): Typed =>
  Object.fromEntries(
    SECRET_NAMES.map((name) => [name, sent(values, name) || (kept[name] ?? "")]).filter(([, text]) => text !== ""),
  );

/** The stored sign-in stays unless the form says otherwise; where none is stored, what is typed is the first. */
function secretOf(values: FormValues, typed: Typed): ConsoleSecret | null | undefined {
  const choice = sent(values, "secret");
  if (choice === "keep") return undefined;
  if (choice === "erase") return null;
  if (choice === "" && Object.keys(typed).length === 0) return undefined;
  const told = (name: keyof typeof SECRET_FIELDS): string | null => typed[name] ?? null;
  return { user: told("console-user"), password: told("console-password"), notes: told("console-notes") };
}

const FIELD_OF: Readonly<Record<string, string>> = {
  secret: "console-user",
  "secret.user": "console-user",
  "secret.password": "console-password",
  "secret.notes": "console-notes",
};

/** A form has more than one field, so what is too long is named. */
function messageOf(code: string, field: string): string {
  if (code === "text-too-long") return `readiness.too-long.${field}`;
  return `readiness.fault.${code === "secret-empty" ? "sign-in-empty" : code}`;
}

function errorOf(issue: z.core.$ZodIssue): FieldError {
  const path = issue.path.map(String).join(".");
  const { code = issue.code, ...params } = (issue.code === "custom" ? issue.params : {}) as Record<string, string | number>;
  const field = FIELD_OF[path] ?? path;
  return { field, message: messageOf(String(code), field), ...(Object.keys(params).length > 0 ? { params } : {}) };
}

export type KvmForm = KvmFacts & { readonly secret: ConsoleSecret | null | undefined };

/** What a form says about a console. Who means to come back need not have said how to get in. */
export function readKvmForm(values: FormValues, typed: Typed): Result<KvmForm, readonly FieldError[]> {
  const finished = sent(values, "finished") !== "later";
  const secret = secretOf(values, typed);
  const body = { address: sent(values, "address"), instructions: sent(values, "instructions"), secret };
  const read = kvmSchema.safeParse(body);
  if (read.success) return done({ ...read.data, secret, finished });
  const errors = read.error.issues.map(errorOf).filter(({ message }) => finished || message !== "readiness.fault.way-in-missing");
  return errors.length > 0 ? refuse(errors) : done({ address: null, instructions: null, secret, finished });
}

/** The form about firmware; its messages are keys of the catalogue. */
export const firmwareForm = z.object({
  version: one(
    z
      .string()
      .trim()
      .min(1, "readiness.firmware.version-empty")
      .max(LENGTH.version, "readiness.firmware.version-long")
      .refine((text) => !/\p{Cc}/u.test(text), "readiness.fault.text-not-well-formed"),
  ),
  checkedOn: one(
    z
      .string()
      .trim()
      .min(1, { error: "readiness.firmware.date-empty", abort: true })
      .refine((text) => parseDate(text) !== null, "readiness.fault.date-not-understood"),
  ),
  latest: one(z.enum(["yes", "no"], "readiness.firmware.latest-empty")).transform((text) => text === "yes"),
});
