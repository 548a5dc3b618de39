import { z } from "zod";
import { utcSchema } from "#lib/http/answer-parts.ts";

/** What `POST /plans/share` answers. */
export const sharedPlanSchema = z.object({
  id: z.string(),
  url: z.string().meta({ format: "uri", description: "Where anybody sees the plan" }),
  names: z.boolean().meta({ description: "Whether the hosts have their own names there" }),
  hash: z.string(),
  rulebook: z.string(),
  createdAt: utcSchema,
  expiresAt: utcSchema,
});
