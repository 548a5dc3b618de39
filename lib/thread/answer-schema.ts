import { z } from "zod";
import { utcSchema } from "#lib/http/answer-parts.ts";

/** What `messageAnswer` gives. */
export const messageAnswerSchema = z.object({
  id: z.string(),
  at: utcSchema,
  by: z.string().meta({ description: "The name as it was then" }),
  text: z.string(),
  internal: z.boolean().optional().meta({ description: "Told to the desk alone: whether it is a note that no customer sees" }),
});
