import { defineJob } from "#lib/jobs/job.ts";

/** Names one change of a booking; `revision` is the booking's after it, `change` the id of the row of its history. */
export type Announcement = { readonly bookingId: string; readonly revision: number; readonly change: string };

/** Tell those whom a change of a booking concerns. */
export const announceBooking = defineJob<"booking.announce", Announcement>("booking.announce");
