import { z } from "zod";
import { utcSchema } from "#lib/http/answer-parts.ts";

/** One entry of `GET /audit`. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: utcSchema,
  actor: z.string().meta({ description: "The name as it was then" }),
  action: z.string().meta({ example: "booking.approved" }),
  subject: z.string(),
  reason: z.string().optional(),
});
