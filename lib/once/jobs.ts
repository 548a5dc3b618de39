import { defineJob } from "#lib/jobs/job.ts";

/** Remove one-time keys that have lived their day. */
export const tidyKeysJob = defineJob<"once.tidy", Record<string, never>>("once.tidy", {
  retry: { limit: 2, firstDelaySeconds: 60, longestDelaySeconds: 300 },
});
