import { defineJob } from "#lib/jobs/job.ts";

/** Remove shared plans whose links lead nowhere any more. */
export const tidySharedPlansJob = defineJob<"shared-plans.tidy", Record<string, never>>("shared-plans.tidy", {
  retry: { limit: 2, firstDelaySeconds: 60, longestDelaySeconds: 300 },
});
