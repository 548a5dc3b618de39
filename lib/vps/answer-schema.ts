import { z } from "zod";
import { zoneSchema } from "#lib/http/answer-parts.ts";
import { WAYS } from "#lib/planning/outages.ts";

/** One entry of `GET /installations/{id}/vps`. */
export const vpsAnswerSchema = z.object({
  name: z.string(),
  host: z.string(),
  owner: z.string().nullable(),
  zone: zoneSchema.nullable(),
  critical: z.boolean(),
  way: z.enum(WAYS).nullable(),
});

/** What `PUT /installations/{id}/vps` answers. */
export const savedVpsSchema = z.object({
  count: z.int().min(0),
  version: z.int().min(0).meta({ description: "Of the list; for If-Match" }),
});
