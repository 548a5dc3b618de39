import { z } from "zod";
import { LIFETIMES_DAYS, type LifetimeDays, SCOPES } from "#lib/api-keys/key.ts";
import { one, requiredText } from "#lib/forms/fields.ts";
import { oldPasswordField } from "./account-fields.ts";

const NAME_MAX = 60;

const daysOf = (text: string): LifetimeDays | undefined => LIFETIMES_DAYS.find((days) => String(days) === text);

/** What is asked about a key that is made. */
export const newKeySchema = z.object({
  name: requiredText(NAME_MAX, "keys.name-empty", "keys.name-long"),
  scope: one(z.enum(SCOPES, "keys.scope-empty")),
  days: one(
    z.string().transform((text, ctx) => {
      const days = daysOf(text);
      if (days === undefined) ctx.addIssue({ code: "custom", message: "keys.days-empty" });
      return days ?? z.NEVER;
    }),
  ),
  current: oldPasswordField,
});

export const keyHref = (id: string): string => `/account/keys/${encodeURIComponent(id)}`;
