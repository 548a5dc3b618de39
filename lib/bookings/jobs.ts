import { defineJob } from "#lib/jobs/job.ts";

/** Names one change of a booking; `revision` is the booking's after it, `change` the id of the row of its history. */
export type Announcement = { readonly bookingId: string; readonly revision: number; readonly change: string };

/** Tell those whom a change of a booking concerns. */
export const announceBooking = defineJob<"booking.announce", Announcement>("booking.announce");

/** `due`: when the booking ends unless somebody acts, in milliseconds since 1970-01-01T00:00:00Z. */
export type Reminder = { readonly bookingId: string; readonly due: number };

/** Remind whoever has to act that a booking is about to end. */
export const remindOfBooking = defineJob<"booking.remind", Reminder>("booking.remind");

const SWEEP = { retry: { limit: 0, firstDelaySeconds: 1, longestDelaySeconds: 1 }, expireSeconds: 600 } as const;

/** Look whether the clocks of bookings that are ahead still go as they did. */
export const watchClocksJob = defineJob<"booking.clocks", Record<string, never>>("booking.clocks", SWEEP);

/** End what is overdue, and remind of what soon will be. What one sweep misses the next one finds. */
export const sweepBookings = defineJob<"booking.sweep", Record<string, never>>("booking.sweep", SWEEP);

/** Remind of what starts soon: 7 days, 1 day and 1 hour before. */
export const remindOfUpcomingJob = defineJob<"booking.upcoming", Record<string, never>>("booking.upcoming", SWEEP);

/** Offer earlier times to the bookings that wait for one. */
export const offerEarlier = defineJob<"booking.offer", Record<string, never>>("booking.offer", SWEEP);
