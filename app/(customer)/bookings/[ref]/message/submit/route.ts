import { formRoute } from "#app/_edge/form-route.ts";
import { customerFields, MESSAGE_FORM } from "#app/_thread/message-fields.ts";
import { sendMessage } from "#app/_thread/send-message.ts";
import { isCustomer } from "#lib/auth/policy.ts";

const pageOf = (reference = ""): string => `/bookings/${encodeURIComponent(reference)}`;

/** A customer's message to the desk. */
export const { GET, POST } = formRoute({
  form: MESSAGE_FORM,
  who: isCustomer,
  back: ({ ref }) => pageOf(ref),
  schema: customerFields,
  run: ({ actor, params: { ref = "" }, fields, once }) =>
    sendMessage(actor, { reference: ref, text: fields["message-text"], internal: false, once, page: pageOf(ref) }),
});
