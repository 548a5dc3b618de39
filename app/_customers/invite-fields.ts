import { z } from "zod";
import { emailField } from "#app/_accounts/account-fields.ts";
import { one, requiredText } from "#lib/forms/fields.ts";
import { DEFAULT_LOCALE, LOCALES } from "#lib/messages/locale.ts";

/** Names of the forms among kept replies. */
export const INVITE_FORM = "invite";
export const NEW_CUSTOMER_FORM = "new-customer";

const NAME_LENGTH = 100;
const guest = {
  email: emailField,
  locale: one(z.enum(LOCALES).catch(DEFAULT_LOCALE)),
};

export const inviteSchema = z.object(guest);

export const newCustomerSchema = z.object({
  name: requiredText(NAME_LENGTH, "customers.invite.name-empty", "customers.invite.name-long"),
  ...guest,
});

export const withdrawSchema = z.object({ invitation: one(z.string()) });
