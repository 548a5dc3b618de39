import { z } from "zod";
import { localSchema, utcSchema, zoneSchema } from "#lib/http/answer-parts.ts";
import { REFUSAL_CODES } from "./evaluate-slot.ts";

/** A rule of the start. */
export const ruleSchema = z.enum(REFUSAL_CODES);

const slotSchema = z.object({ start: utcSchema, end: utcSchema, local: localSchema });

const daySchema = z.object({
  date: z.string().meta({ format: "date", description: "In the installation's zone" }),
  slots: z.array(slotSchema),
  closed: z.array(ruleSchema).meta({ description: "Empty where the day has a slot, else the rules that close it" }),
});

/** What `slotsAnswer` gives. */
export const slotsAnswerSchema = z.object({
  zone: zoneSchema,
  windowMinutes: z.int().min(0).meta({ description: "How long the desk works, from start to end" }),
  days: z.array(daySchema),
});

const violationSchema = z.object({
  code: ruleSchema,
  message: z.string(),
  nearest: utcSchema.optional().meta({ description: "The closest start that breaks no rule" }),
  nearestBefore: utcSchema.optional(),
  nearestAfter: utcSchema.optional(),
});

/** What `slotCheckAnswer` gives. */
export const slotCheckAnswerSchema = z.object({
  allowed: z.boolean(),
  start: utcSchema,
  zone: zoneSchema,
  local: localSchema,
  desk: z.object({ zone: zoneSchema, local: localSchema }),
  violations: z.array(violationSchema),
});
