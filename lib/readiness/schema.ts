import { z } from "zod";
import { parseDate } from "#lib/time/calendar-date.ts";
import type { ConsoleSecret } from "#lib/vault/console-secret.ts";
import { readAddress } from "./address.ts";

export const LENGTH = { instructions: 4000, user: 200, password: 1000, notes: 4000, version: 100 };

/** A custom issue with a code of ours: at the interface the code counts, in forms its sentence. */
const coded = (code: string, params: Record<string, string | number> = {}) => ({ message: code, params: { ...params, code } });

/** Trimmed text without halves of surrogate pairs, which no database keeps; empty and `null` both mean that there is none. */
const optional = (max: number) =>
  z
    .string()
    .meta({ maxLength: max })
    .nullish()
    .transform((text, context) => {
      const trimmed = text?.trim() ?? "";
      if (!trimmed.isWellFormed()) context.addIssue({ code: "custom", ...coded("text-not-well-formed") });
      if (trimmed.length > max) context.addIssue({ code: "custom", ...coded("text-too-long", { limit: max }) });
      return trimmed === "" ? null : trimmed;
    });

const address = z
  .string()
  .nullish()
  .transform((text, context) => {
    const read = text == null || text.trim() === "" ? null : readAddress(text);
    if (typeof read === "string") context.addIssue({ code: "custom", ...coded(read) });
    return read === null || typeof read === "string" ? null : read.text;
  });

/** Spaces may belong to a password, so it alone is not trimmed. */
const password = z
  .string()
  .meta({ maxLength: LENGTH.password })
  .nullish()
  .transform((text, context) => {
    if (text && !text.isWellFormed()) context.addIssue({ code: "custom", ...coded("text-not-well-formed") });
    if (text && text.length > LENGTH.password)
      context.addIssue({ code: "custom", ...coded("text-too-long", { limit: LENGTH.password }) });
    return text ? text : null;
  });

const isEmpty = ({ user, password, notes }: ConsoleSecret): boolean => user === null && password === null && notes === null;

/** A secret to store in the place of the one before; `null` erases it, and without the member the stored one is kept. */
const secretSchema = z
  .object({ user: optional(LENGTH.user), password, notes: optional(LENGTH.notes) })
  .refine((secret) => !isEmpty(secret), coded("secret-empty"))
  .nullable()
  .optional();

/** The body of `PUT …/readiness/kvm/{host}`. */
export const kvmSchema = z
  .object({ address, instructions: optional(LENGTH.instructions), secret: secretSchema })
  .superRefine((kvm, context) => {
    if (kvm.address === null && kvm.instructions === null)
      context.addIssue({ code: "custom", path: ["address"], ...coded("way-in-missing") });
  });

/** The body of `PUT …/readiness/firmware/{host}`. */
export const firmwareSchema = z.object({
  version: z
    .string()
    .trim()
    .min(1)
    .max(LENGTH.version)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), coded("text-not-well-formed")),
  checkedOn: z
    .string()
    .refine((text) => parseDate(text) !== null, coded("date-not-understood"))
    .meta({ description: "A date in the installation's zone, not in the future", example: "2026-11-20" }),
  latest: z.boolean(),
});

/** The body of `PUT …/readiness/firewall`. */
export const firewallSchema = z.object({ state: z.enum(["open", "no-firewall"]) });

export type KvmInput = z.infer<typeof kvmSchema>;
