import type { z } from "zod";
import { api, handler } from "#app/_edge/api.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { done } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { slotCheckSchema } from "#lib/scheduling/schema.ts";
import { checkSlot } from "#lib/scheduling/service.ts";
import { slotCheckAnswer } from "#lib/scheduling/slots-answer.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  POST: handler<z.output<typeof slotCheckSchema>>({
    who: isSignedIn,
    changesNothing: true,
    body: slotCheckSchema,
    async run({ actor, params, body }) {
      const check = await checkSlot(actor, params.id ?? "", body);
      return check.ok ? done({ status: 200, body: slotCheckAnswer(check.value, translator("en")) }) : check;
    },
  }),
});
