import { z } from "zod";
import { localSchema, utcSchema, zoneSchema } from "#lib/http/answer-parts.ts";
import { WAYS } from "#lib/planning/outages.ts";
import { planAnswerSchema } from "#lib/planning/plan-answer-schema.ts";
import { ruleSchema } from "#lib/scheduling/answer-schema.ts";
import { BOOKING_STATUSES, HOLD_REASONS } from "./booking.ts";

const changeSchema = z.object({
  at: utcSchema,
  by: z.string().meta({ description: "The name as it was then" }),
  from: z.enum(["draft", ...BOOKING_STATUSES]),
  to: z.enum(BOOKING_STATUSES),
  reason: z.string().nullable(),
});

const timeSchema = z.object({ start: utcSchema, end: utcSchema, local: localSchema });

const holdSchema = z
  .object({ why: z.enum(HOLD_REASONS), evening: z.int().min(1) })
  .optional()
  .meta({
    description: "Which earlier evening did not come about; until the desk releases it, it is neither approved nor started",
  });

const eveningSchema = z.object({
  evening: z.int().min(1),
  id: z.string(),
  reference: z.string(),
  status: z.enum(BOOKING_STATUSES),
  start: utcSchema,
  end: utcSchema,
  hold: holdSchema,
});

const placeSchema = z.object({
  id: z.string(),
  evening: z.int().min(1).meta({ description: "Which of the evenings this booking is" }),
  hold: holdSchema,
  evenings: z.array(eveningSchema).meta({ description: "All of them, in order" }),
});

/** What `bookingAnswer` gives. */
export const bookingAnswerSchema = z.object({
  id: z.string(),
  reference: z.string().meta({ description: "What people call it", example: "UD-2401" }),
  status: z.enum(BOOKING_STATUSES),
  installationId: z.string(),
  ...timeSchema.shape,
  zone: zoneSchema,
  clock: z
    .enum(["moved", "stuck"])
    .optional()
    .meta({ description: "Set where the rules of the zone's clock have changed since: the start has followed, or could not" }),
  alternates: z.array(utcSchema),
  exceptions: z.array(z.object({ code: ruleSchema, reason: z.string() })),
  plan: planAnswerSchema,
  engineer: z.object({ id: z.string(), name: z.string() }).optional(),
  history: z.array(changeSchema).meta({ description: "Oldest first" }),
  version: z.int().min(1).meta({ description: "Rises with every change; for If-Match" }),
  due: utcSchema.optional().meta({ description: "When it is cancelled unless somebody acts before" }),
  series: placeSchema.optional().meta({ description: "Set where the upgrade is spread over several evenings, each a booking" }),
  proposals: z.array(timeSchema).optional().meta({ description: "Times to choose from" }),
  stopVpsFirst: z.boolean(),
  way: z.enum(WAYS),
  failback: z.boolean(),
  accepted: z.boolean().meta({ description: "false where the desk booked and the customer has not accepted yet" }),
  contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
  note: z.string().nullable(),
  createdAt: utcSchema,
});
