import { isPhone } from "#lib/bookings/schema.ts";
import type { FieldError } from "#lib/forms/reply.ts";

/** Whom to call on the day, as it was typed. */
export type ContactFields = { readonly contactName: string; readonly contactPhone: string };

const MOST = { contactName: 100, contactPhone: 40 } as const;

/** A contact is optional, but a name without a number, or the other way round, helps nobody on the day. */
export function judgeContact({ contactName, contactPhone }: ContactFields): readonly FieldError[] {
  const wrong = (field: string, message: string): FieldError => ({ field, message: `picker.check.${message}` });
  if (contactName === "" && contactPhone === "") return [];
  return [
    ...(contactName === "" ? [wrong("contactName", "contact-name-empty")] : []),
    ...(contactName.length > MOST.contactName ? [wrong("contactName", "contact-name-long")] : []),
    ...(contactPhone === "" ? [wrong("contactPhone", "contact-phone-empty")] : []),
    ...(contactPhone !== "" && !(contactPhone.length <= MOST.contactPhone && isPhone(contactPhone))
      ? [wrong("contactPhone", "contact-phone-wrong")]
      : []),
  ];
}

/** The contact as the service takes it; `null` where none was named. */
export const contactOf = ({ contactName: name, contactPhone: phone }: ContactFields) => (name === "" ? null : { name, phone });
