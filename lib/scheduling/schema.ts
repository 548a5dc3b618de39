import { z } from "zod";
import { momentSchema } from "#lib/http/moment.ts";
import { daysBetween, parseDate } from "#lib/time/calendar-date.ts";
import { MINUTES_A_DAY, parseTimeOfDay } from "#lib/time/time-of-day.ts";
import { zoneName } from "#lib/time/zone.ts";
import type { Shift } from "./rota.ts";

/** `0` days, minutes or whatever the unit, to `most`. */
const upTo = (most: number, least = 0) => z.int().min(least).max(most);

const TWO_YEARS_IN_DAYS = 731;

/** Nobody is kept waiting longer for an answer. */
const MOST_WAIT_DAYS = 90;

const timeOfDay = (least: number) =>
  z.string().refine((text) => (parseTimeOfDay(text) ?? -1) >= least, {
    error: "Write a time of day as HH:MM, from 00:00 to 24:00",
    params: { code: "not-a-time-of-day" },
  });

const weekday = z.int().min(1).max(7);

const zone = z.string().transform((text, context) => {
  const name = zoneName(text);
  if (name !== null) return name;
  const message = "Write an IANA time zone, such as Europe/Sarajevo";
  context.issues.push({ code: "custom", input: text, message, params: { code: "not-a-zone" } });
  return z.NEVER;
});

/** `PUT /desk/policy`: what is absent keeps its value. */
export const policyChangeSchema = z.object({
  weekdays: z
    .array(weekday)
    .min(1)
    .transform((days) => [...new Set(days)].sort((a, b) => a - b))
    .optional(),
  latestStart: timeOfDay(1).optional(),
  noticeDays: upTo(TWO_YEARS_IN_DAYS).optional(),
  horizonDays: upTo(TWO_YEARS_IN_DAYS, 1).optional(),
  stepMinutes: upTo(MINUTES_A_DAY, 1).optional(),
  zone: zone.optional(),
  bufferBeforeMinutes: upTo(MINUTES_A_DAY).optional(),
  bufferAfterMinutes: upTo(MINUTES_A_DAY).optional(),
  windowLimitMinutes: upTo(2 * MINUTES_A_DAY, 60).optional(),
  seriesGapDays: upTo(MOST_WAIT_DAYS, 1).optional(),
  estimates: z
    .object({
      upgrade: upTo(MINUTES_A_DAY, 1),
      restart: upTo(MINUTES_A_DAY),
      failover: upTo(MINUTES_A_DAY, 1),
      guiUpdate: upTo(MINUTES_A_DAY, 1),
    })
    .partial()
    .optional(),
  answerDays: upTo(MOST_WAIT_DAYS, 1).optional(),
  requestDays: upTo(MOST_WAIT_DAYS, 1).optional(),
  changesDays: upTo(MOST_WAIT_DAYS, 1).optional(),
  proposalDays: upTo(MOST_WAIT_DAYS, 1).optional(),
});

export type PolicyChange = z.output<typeof policyChangeSchema>;

const reason = z.string().trim().min(1).max(500);

/** `force` puts a blackout over confirmed bookings all the same. */
export const blackoutSchema = z.object({ start: momentSchema, end: momentSchema, reason, force: z.boolean().default(false) });

export const blackoutChangeSchema = blackoutSchema.partial();

export type NewBlackout = z.output<typeof blackoutSchema>;

export type BlackoutChange = z.output<typeof blackoutChangeSchema>;

/** `note` is for the desk alone. */
export const leaveSchema = z.object({ start: momentSchema, end: momentSchema, note: z.string().trim().max(500).nullish() });

export type NewLeave = z.output<typeof leaveSchema>;

const shift: z.ZodType<Shift> = z.object({
  weekday,
  from: timeOfDay(0).refine((text) => text !== "24:00", {
    error: "A shift begins before 24:00",
    params: { code: "not-a-time-of-day" },
  }),
  to: timeOfDay(0),
});

/** No hours: always on duty. `userId`: the account of somebody of the desk. */
export const engineerSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((name) => !/\p{Cc}/u.test(name), { error: "A name is one line", params: { code: "more-than-a-line" } }),
  userId: z.string().max(100).nullish(),
  hours: z.array(shift).max(100).default([]),
});

export const engineerChangeSchema = engineerSchema.extend({ hours: z.array(shift).max(100) }).partial();

export type NewEngineer = z.output<typeof engineerSchema>;

export type EngineerChange = z.output<typeof engineerChangeSchema>;

/** The most days that one question about slots may span, both ends counted. */
const MAX_SLOT_DAYS = 92;

const date = z
  .string()
  .refine((text) => parseDate(text) !== null && text >= "1970-01-02" && text < "2200", {
    error: "Write a date of the years 1970 to 2199 as YYYY-MM-DD",
    params: { code: "not-a-date" },
    abort: true,
  })
  .meta({ format: "date", example: "2026-12-01" });

const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** The query of `GET …/slots`; dates are the installation's, both inclusive. */
export const slotsQuerySchema = z
  .object({ from: date, to: date, failback: flag.default(false) })
  .superRefine(({ from, to }, context) => {
    const days = daysBetween(from, to) + 1;
    const wrong = (code: string, message: string) =>
      context.addIssue({ code: "custom", path: ["to"], message, params: { code } });
    if (days < 1) wrong("range-reversed", "The last date must not lie before the first");
    if (days > MAX_SLOT_DAYS) wrong("range-too-long", `At most ${MAX_SLOT_DAYS} days, both ends counted`);
  });

export type SlotsQuery = z.output<typeof slotsQuerySchema>;

export const slotCheckSchema = z.object({ start: momentSchema, failback: z.boolean().default(false) });
