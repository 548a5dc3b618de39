import type { FormState } from "#app/_edge/form-state.ts";
import { Checkbox } from "#app/_ui/fields.tsx";
import type { FormReply } from "#lib/forms/reply.ts";
import type { Translate } from "#lib/messages/translator.ts";

type Props = { readonly t: Translate; readonly reply: FormReply; readonly form: FormState };

/** Bookings that were found in the way, with the box that closes the time over them all the same. */
export const BookedNote = ({ t, reply, form }: Props) => {
  const references = reply.errors.filter(({ field }) => field === "force").map(({ params }) => String(params?.reference));
  if (references.length === 0) return null;
  return (
    <div className="settings-booked">
      <p>{t("desk.blackouts.booked")}</p>
      <ul className="settings-list">
        {references.map((reference) => (
          <li key={reference}>
            <a href={`/desk/bookings/${reference}`}>{reference}</a>
          </li>
        ))}
      </ul>
      <Checkbox
        name="force"
        label={t("desk.blackouts.force")}
        hint={t("desk.blackouts.force-hint")}
        error={form.error("force")}
      />
    </div>
  );
};
