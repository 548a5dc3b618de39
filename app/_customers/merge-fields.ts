import { z } from "zod";
import { NAMES_KEPT } from "#lib/customers/merge/merge.ts";
import { one, requiredText } from "#lib/forms/fields.ts";
import { customerHref } from "./list-query.ts";

/** Name of the form among kept replies. */
export const MERGE_FORM = "merge-customers";

const REASON_LENGTH = 500;

const nameKept = z.enum(NAMES_KEPT).catch("stays");

export const readNameKept = (text: string | undefined) => nameKept.parse(text);

/** `other` goes; `typed` is its name, by hand, so that nobody does this by a slip. */
export const mergeSchema = z.object({
  other: one(z.string()),
  name: one(nameKept),
  typed: one(z.string().trim().min(1, "customers.merge.typed-empty")),
  reason: requiredText(REASON_LENGTH, "customers.merge.reason-empty", "customers.merge.reason-long"),
});

type Wish = { readonly other: string; readonly name: string };

export const confirmHref = (stays: string, { other, name }: Wish): string =>
  customerHref(stays, `/merge/confirm?other=${encodeURIComponent(other)}&name=${encodeURIComponent(name)}`);
