import { z } from "zod";
import { api, handler } from "#app/_edge/api.ts";
import { ANONYMOUS } from "#lib/auth/actor.ts";
import { readRaw } from "#lib/http/body.ts";
import { problemResponse } from "#lib/http/problem.ts";
import type { Asker } from "#lib/http/route.ts";
import { done } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { MAIL_LIMIT, showsSecret, takeMail } from "#lib/thread/inbound/service.ts";

const say = translator("en");

/** The envelope's addresses, where the mail server tells them; a bounce has an empty sender. */
const querySchema = z.object({ recipient: z.string().max(320).optional(), sender: z.string().max(320).optional() });

type Query = z.output<typeof querySchema>;

/** The mail server that shows the secret; nobody else, whatever session or key they have. */
const mailServer = async (request: Request): Promise<Asker> =>
  showsSecret(request.headers.get("authorization")) ? { actor: ANONYMOUS, by: "key" } : null;

const isMail = (request: Request): boolean => /^message\/rfc822\s*(?:;|$)/i.test(request.headers.get("content-type") ?? "");

const problem = (status: number, code: string): Response => problemResponse({ status, code, detail: say(`errors.${code}`) });

const handlers = {
  POST: handler<undefined, Query>({
    who: "anyone",
    query: querySchema,
    async run({ request, query: { recipient = null, sender = null } }) {
      const raw = await readRaw(request, MAIL_LIMIT);
      if (!raw.ok && raw.error === "too-large") return problem(413, "too-large");
      if (!isMail(request)) return problem(415, "not-a-mail");
      if (!raw.ok) return problem(400, "unreadable-mail");
      const taken = await takeMail({ raw: raw.value, recipient, sender });
      return taken.ok ? done({ status: 202, body: taken.value }) : taken;
    },
  }),
};

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api(handlers, mailServer);
