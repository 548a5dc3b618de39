import { z } from "zod";
import { nextPath } from "#lib/auth/next-path.ts";
import { type PasswordFault, passwordFault } from "#lib/auth/password/rules.ts";
import { one, requiredText } from "#lib/forms/fields.ts";

const NAME_MAX = 80;

export const emailField = one(
  z
    .string()
    .trim()
    .min(1, { message: "auth.email.empty", abort: true })
    .pipe(z.email("auth.email.wrong").max(254, "auth.email.wrong")),
);

export const nameField = requiredText(NAME_MAX, "auth.name.empty", "auth.name.long");

export const companyField = requiredText(NAME_MAX, "auth.company.empty", "auth.company.long");

/** A password that exists already: whatever was typed, spaces at its ends included. */
export const oldPasswordField = one(z.string().min(1, "auth.password.empty"));

/** A code as it is shown: with or without the space in the middle. */
export const codeField = one(z.string().transform((text) => text.replace(/\s/g, "")));

/** Where to go on to; what is no path of ours reads as nowhere. */
export const nextField = one(z.string().transform(nextPath));

export const faultKey = (fault: PasswordFault): string => `auth.password.${fault}`;

/** A password that is chosen now, judged as far as that goes without knowing whose it is. */
export const newPasswordField = one(
  z.string().superRefine((password, ctx) => {
    const fault = passwordFault(password);
    if (fault) ctx.addIssue({ code: "custom", message: password === "" ? "auth.password.empty" : faultKey(fault) });
  }),
);
