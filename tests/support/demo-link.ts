import type { Admin } from "#lib/auth/actor.ts";
import { outbox, outboxMail } from "#lib/outbox/service.ts";
import { authClient, linkIn, PASSWORD } from "./auth-client.ts";

const ADMIN: Admin = {
  kind: "admin",
  userId: "u",
  name: "Lejla Kovač",
  email: "admin@demo.example",
  locale: "en",
  sessionId: "s",
  engineerIds: [],
};

/** Signs an address up and reads the link of its mail as an administrator does, in the outbox. */
export async function aLinkFor(email: string): Promise<string> {
  await authClient().post("/sign-up/email", { name: "Kim", company: "Contoso", email, password: PASSWORD });
  const page = await outbox(ADMIN, undefined);
  const line = page.ok ? page.value.lines.find(({ to }) => to === email) : undefined;
  const mail = await outboxMail(ADMIN, line?.id ?? "");
  return mail.ok && mail.value.text ? linkIn(mail.value.text).href : "";
}
