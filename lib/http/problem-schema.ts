import { z } from "zod";
import type { Fault } from "./problem.ts";

const faultSchema = z.object({
  pointer: z
    .string()
    .meta({ description: "A JSON pointer into the body, or ? and the name of a query parameter", example: "/start" }),
  code: z.string().meta({ example: "notice" }),
  message: z.string(),
}) satisfies z.ZodType<Fault>;

/** What `problemResponse` sends. Source: RFC 9457. */
export const problemSchema = z.object({
  type: z.string().meta({ format: "uri", example: "urn:upgrade-desk:problem:slot-not-allowed" }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().meta({ description: "What went wrong, for programs" }),
  errors: z.array(faultSchema).min(1).optional().meta({ description: "Every fault at once" }),
});
