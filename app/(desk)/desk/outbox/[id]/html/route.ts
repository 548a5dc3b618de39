import { drawnMail } from "#app/_mails/drawn-mail.ts";
import { outboxMail } from "#lib/outbox/service.ts";

export const { GET } = drawnMail("id", async ({ actor, name }) => {
  const found = await outboxMail(actor, name);
  return found.ok ? found.value.html : null;
});
