import { z } from "zod";
import { api, handler, onceKeyOf } from "#app/_edge/api.ts";
import { env } from "#lib/config/env.ts";
import { LARGE_BODY_LIMIT } from "#lib/http/body.ts";
import type { RefusalFault } from "#lib/http/refusal.ts";
import { done, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { judgePlanInput } from "#lib/planning/schema.ts";
import { sharePlan } from "#lib/shared-plans/service.ts";
import { toUtc } from "#lib/time/instant.ts";

const say = translator("en");

const namesSchema = z.object({ names: z.boolean().default(false) });

const namesFault: RefusalFault = { pointer: "/names", code: "names-not-understood" };

/** The body of a plan, and `names`: whether the hosts' names may go along. */
const share = handler({
  who: "anyone",
  body: z.unknown(),
  bodyLimit: LARGE_BODY_LIMIT,
  inputCode: "invalid-plan-input",
  async run(asked) {
    const { actor, body, request } = asked;
    const [judged, names] = [judgePlanInput(body), namesSchema.safeParse(body)];
    if (!judged.ok || !names.success) {
      const told = judged.ok ? [] : judged.error;
      const faults = told.map((fault) => ({ ...fault, message: say(`plan.fault.${fault.code}`, { ...fault.params }) }));
      const about = judged.ok || !told.some(({ pointer }) => pointer === "");
      return refuse({ code: "invalid-plan-input", faults: [...faults, ...(!names.success && about ? [namesFault] : [])] });
    }
    const key = onceKeyOf(asked, "POST /plans/share");
    if (!key.ok) return key;
    const wish = { input: judged.value, named: true, keepNames: names.data.names, lifetime: "link" } as const;
    const shared = await sharePlan(actor, wish, { key: key.value, address: request.headers.get("x-client-address") });
    if (!shared.ok) return shared;
    const { id, named, hash, rulebook, createdAt, expiresAt } = shared.value;
    const times = { createdAt: toUtc(createdAt), expiresAt: toUtc(expiresAt) };
    return done({ status: 201, body: { id, url: `${env().appUrl}/p/${id}`, names: named, hash, rulebook, ...times } });
  },
});

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({ POST: share });
