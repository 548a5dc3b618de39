import { z } from "zod";
import { utcSchema, zoneSchema } from "#lib/http/answer-parts.ts";

const days = z.int().min(0);
const minutes = z.int().min(0);
const clock = z.string().regex(/^\d\d:\d\d$/);

/** What `policyAnswer` gives. */
export const policyAnswerSchema = z.object({
  weekdays: z.array(z.int().min(1).max(7)).meta({ description: "Days on which an upgrade may start; Monday is 1" }),
  latestStart: clock.meta({ description: "The limit itself is refused; 24:00 is no limit", example: "22:00" }),
  noticeDays: days,
  horizonDays: days,
  stepMinutes: minutes,
  zone: zoneSchema.meta({ description: "The desk's own zone", example: "Europe/Sarajevo" }),
  bufferBeforeMinutes: minutes,
  bufferAfterMinutes: minutes,
  windowLimitMinutes: minutes.meta({ description: "How long the desk works in one go" }),
  seriesGapDays: days.meta({ description: "Between two evenings of one upgrade at the most" }),
  estimates: z.object({ upgrade: minutes, restart: minutes, failover: minutes, guiUpdate: minutes }),
  answerDays: days,
  requestDays: days,
  changesDays: days,
  proposalDays: days,
});

/** What `blackoutAnswer` gives. */
export const blackoutAnswerSchema = z.object({ id: z.string(), start: utcSchema, end: utcSchema, reason: z.string() });

/** What `engineerAnswer` gives. */
export const engineerAnswerSchema = z.object({
  id: z.string(),
  name: z.string(),
  userId: z.string().optional(),
  hours: z
    .array(z.object({ weekday: z.int().min(1).max(7), from: clock, to: clock }))
    .meta({ description: "In the desk's zone; none means always" }),
});

/** What `leaveAnswer` gives. */
export const leaveAnswerSchema = z.object({ id: z.string(), start: utcSchema, end: utcSchema, note: z.string().optional() });
