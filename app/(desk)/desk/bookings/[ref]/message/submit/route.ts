import { formRoute } from "#app/_edge/form-route.ts";
import { deskFields, MESSAGE_FORM } from "#app/_thread/message-fields.ts";
import { sendMessage } from "#app/_thread/send-message.ts";
import { isStaff } from "#lib/auth/policy.ts";

const pageOf = (reference = ""): string => `/desk/bookings/${encodeURIComponent(reference)}`;

/** The desk's message to the customer, or a note to itself. */
export const { GET, POST } = formRoute({
  form: MESSAGE_FORM,
  who: isStaff,
  back: ({ ref }) => pageOf(ref),
  schema: deskFields,
  run: ({ actor, params: { ref = "" }, fields, once }) => {
    const internal = fields["message-to"] === "internal";
    return sendMessage(actor, { reference: ref, text: fields["message-text"], internal, once, page: pageOf(ref) });
  },
});
