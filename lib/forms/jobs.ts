import { defineJob } from "#lib/jobs/job.ts";

/** Remove kept forms that nobody will look at again. */
export const tidyFormsJob = defineJob<"forms.tidy", Record<string, never>>("forms.tidy", {
  retry: { limit: 2, firstDelaySeconds: 60, longestDelaySeconds: 300 },
});
