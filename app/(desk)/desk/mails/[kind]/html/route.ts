import { drawnMail } from "#app/_mails/drawn-mail.ts";
import { sampleMail } from "#lib/mail-samples/service.ts";
import { speaking } from "#lib/messages/translator.ts";

export const { GET } = drawnMail("kind", async ({ actor, name, query }) => {
  const locale = query.get("lang");
  const found = sampleMail(actor, name, speaking(locale ?? "en"));
  return found.ok ? (found.value.html ?? null) : null;
});
