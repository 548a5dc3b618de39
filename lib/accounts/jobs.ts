import { defineJob } from "#lib/jobs/job.ts";

/** Remove what has ended: sessions, links of mails, counts of tries. */
export const tidyAccountsJob = defineJob<"accounts.tidy", Record<string, never>>("accounts.tidy", {
  retry: { limit: 2, firstDelaySeconds: 60, longestDelaySeconds: 300 },
});
