import { z } from "zod";
import { pageQuerySchema } from "#lib/http/list.ts";
import { momentSchema } from "#lib/http/moment.ts";
import { WAYS } from "#lib/planning/outages.ts";
import type { Instant } from "#lib/time/instant.ts";
import { BOOKING_STATUSES } from "./booking.ts";
import { WAIVABLE_CODES } from "./exceptions.ts";
import { WHICH } from "./series/series.ts";

const MAX_ALTERNATES = 2;

/** More than any path has hops. */
const MAX_EVENINGS = 10;

const id = z.string().min(1).max(100);

/** Text in which line breaks are fine. */
const text = (most: number) => z.string().trim().min(1).max(most);

export const reasonSchema = text(2000);

const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((value) => (value === "" ? null : value));

/** `+`, a country code, and 6 to 15 digits in all, with the usual signs between them. Source: ITU-T E.164. */
const PHONE = /^\+[1-9](?:[\s().\-/]*\d){5,14}$/;

export const isPhone = (value: string): boolean => PHONE.test(value);

const contactSchema = z.object({
  name: text(100).refine((name) => !/\p{Cc}/u.test(name), { error: "A name is one line", params: { code: "more-than-a-line" } }),
  phone: z
    .string()
    .trim()
    .max(40)
    .refine(isPhone, {
      error: "Phone number must start with a country code, like +1 416 555 0142",
      params: { code: "phone-without-country-code" },
    }),
});

const override = z.object({ reason: reasonSchema, rules: z.array(z.enum(WAIVABLE_CODES)).nullish() });

/** A member that only the desk may leave out; looked for whatever else is wrong, so that one answer names every fault. */
const missing = (name: string) => ({
  path: [name],
  params: { code: "missing" },
  when: ({ value }: { readonly value: unknown }) => typeof value === "object" && value !== null,
});

/** A start for each evening of an upgrade that is spread over several, in order. */
const seriesSchema = z
  .array(momentSchema)
  .min(2)
  .max(MAX_EVENINGS)
  .meta({ description: "A start for each evening; all windows are held or none" });

/** `start` may be left out where `series` is there; a start that was sent and cannot be read is a fault already. */
const startMissing = {
  path: ["start"],
  params: { code: "invalid-type" },
  error: "Send a start, or a series of them",
  when: ({ value }: { readonly value: unknown }) => typeof value === "object" && value !== null && !("start" in value),
};

const seriesContradicts = {
  path: ["start"],
  params: { code: "series-contradicts" },
  error: "The start is that of the first evening: change start or series, or leave start out",
};

/** `POST /bookings`. A customer accepts the very plan by its hash; the desk, which books with `override`, need not. */
export const submitSchema = z
  .object({
    installationId: id,
    start: momentSchema.optional(),
    series: seriesSchema.optional(),
    alternates: z.array(momentSchema).max(MAX_ALTERNATES).default([]),
    stopVpsFirst: z.boolean().optional(),
    way: z
      .enum(WAYS)
      .nullish()
      .meta({ description: "How the VPSs go through the upgrade; agrees with stopVpsFirst, which is true for stop-all alone" }),
    failback: z.boolean().default(false),
    planHash: z.string().max(200).optional(),
    contact: contactSchema.nullish(),
    note: optionalText(2000).nullish(),
    exception: z.object({ reason: reasonSchema }).nullish(),
    override: override.nullish(),
  })
  .refine(({ override: desk, stopVpsFirst }) => desk || stopVpsFirst !== undefined, {
    ...missing("stopVpsFirst"),
    error: "Say whether the VPSs are stopped first",
  })
  .refine(({ override: desk, planHash }) => desk || planHash !== undefined, {
    ...missing("planHash"),
    error: "Send the hash of the plan that you accept",
  })
  .refine(({ start, series }) => start !== undefined || series !== undefined, startMissing)
  .refine(({ start, series }) => start === undefined || series === undefined || start === series[0], seriesContradicts)
  .refine(({ series, alternates }) => series === undefined || alternates.length === 0, {
    path: ["alternates"],
    params: { code: "alternates-in-series" },
    error: "An upgrade over several evenings has no alternates",
  })
  .refine(({ way, stopVpsFirst }) => !way || stopVpsFirst === undefined || stopVpsFirst === (way === "stop-all"), {
    path: ["way"],
    params: { code: "way-contradicts" },
    error: "The way stop-all stops the VPSs first, and no other way does: change way or stopVpsFirst",
  })
  .superRefine(({ start, alternates }, context) => {
    const starts = [start, ...alternates];
    alternates.forEach((alternate, n) => {
      if (starts.indexOf(alternate) > n) return;
      const message = "Each alternate must be another time than the start and the other alternate";
      context.addIssue({ code: "custom", path: ["alternates", n], message, params: { code: "same-time-twice" } });
    });
  })
  // One of the two is there: without either it was refused above.
  .transform(({ start, ...body }) => ({ ...body, start: start ?? (body.series?.[0] as Instant) }));

export type SubmitBody = z.output<typeof submitSchema>;

const which = z.enum(WHICH).optional().meta({
  description: "Of a series: this evening alone, with those after it, or all of them; all that are meant or none",
});

/** `POST /bookings/{id}/approve`: `start` takes one of the alternates; `reason` says why a time outside the rules is fine. */
export const approveSchema = z.object({
  start: momentSchema.optional(),
  engineerId: id.optional(),
  reason: reasonSchema.optional(),
  evenings: which,
});

const itemNamed = z
  .object({ item: z.enum(["kvm", "firmware", "firewall"]), host: z.string().max(63).optional() })
  .transform(({ item, host }) => ({ item, ...(host === undefined ? {} : { host }) }));

/**
 * `POST /bookings/{id}/request-changes`: `due` is when it ends unless the customer sends it again, `items` are those of the
 * checklist that have to change.
 */
export const changesSchema = z.object({
  message: reasonSchema,
  due: momentSchema.optional(),
  items: z.array(itemNamed).max(100).optional(),
});

const planHash = z.string().min(1).max(200);

/** `planHash` accepts a plan that has changed since the last one was accepted. */
export const resubmitSchema = z.object({ planHash: planHash.optional() });

export const MAX_PROPOSALS = 3;

/** `POST /bookings/{id}/propose`. */
export const proposeSchema = z
  .object({ starts: z.array(momentSchema).min(1).max(MAX_PROPOSALS), message: reasonSchema })
  .superRefine(({ starts }, context) => {
    starts.forEach((start, n) => {
      if (starts.indexOf(start) === n) return;
      const message = "Each proposed time must be another one";
      context.addIssue({ code: "custom", path: ["starts", n], message, params: { code: "same-time-twice" } });
    });
  });

export const acceptProposalSchema = z.object({ start: momentSchema, planHash: planHash.optional() });

export const refuseProposalSchema = z.object({ reason: optionalText(2000).nullish() });

/** `POST /bookings/{id}/reschedule`: `series` moves an evening and those after it, a start for each that is still ahead. */
export const rescheduleSchema = z
  .object({ start: momentSchema.optional(), series: seriesSchema.optional(), planHash: planHash.optional() })
  .refine(({ start, series }) => start !== undefined || series !== undefined, startMissing)
  .refine(({ start, series }) => start === undefined || series === undefined || start === series[0], seriesContradicts)
  .transform(({ start, ...body }) => ({ ...body, start: start ?? (body.series?.[0] as Instant) }));

export const declineSchema = z.object({ reason: reasonSchema, evenings: which });

export const releaseSchema = z.object({ reason: reasonSchema });

export const cancelSchema = z.object({ reason: optionalText(2000).nullish(), evenings: which });

export const assignSchema = z.object({ engineerId: id });

/** By what a list of bookings is sorted; a minus turns it round. */
const BOOKING_ORDERS = ["-created", "created", "start", "-start"] as const;

export type BookingOrder = (typeof BOOKING_ORDERS)[number];

/** `GET /bookings`: a page of all bookings that the caller sees, or of those that are like all of this. */
export const bookingsQuerySchema = pageQuerySchema.extend({
  status: z.enum(BOOKING_STATUSES).optional(),
  q: z
    .string()
    .max(120)
    .meta({ description: "Words, each in the reference or in the name of the customer or the installation" })
    .optional(),
  installation: id.optional(),
  customer: id.meta({ description: "The customer's organisation" }).optional(),
  engineer: id.meta({ description: "The engineer who is held, or mine: of the caller's own account" }).optional(),
  exceptions: z.enum(["yes", "no"]).meta({ description: "Whether some rule is set aside, or asked to be" }).optional(),
  from: momentSchema.meta({ description: "Starts at this moment or later" }).optional(),
  to: momentSchema.meta({ description: "Starts before this moment" }).optional(),
  sort: z.enum(BOOKING_ORDERS).default("-created"),
});

export type BookingsQuery = z.output<typeof bookingsQuerySchema>;

export const acceptSchema = z.object({ planHash });
