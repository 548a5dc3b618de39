import { defineJob } from "#lib/jobs/job.ts";

/** Send one mail now. A few quick tries; what stays unsent after them the sweep takes up. */
export const sendMailJob = defineJob<"mail.send", { mailId: string }>("mail.send", {
  retry: { limit: 3, firstDelaySeconds: 5, longestDelaySeconds: 60 },
});

/** Look for mails that are due and not sent, so that a lost job costs a minute and not a mail. */
export const sweepMailJob = defineJob<"mail.sweep", Record<string, never>>("mail.sweep", {
  retry: { limit: 0, firstDelaySeconds: 1, longestDelaySeconds: 1 },
  expireSeconds: 600,
});
