import "server-only";
import { handleOnSchedule, type JobHandler } from "#lib/jobs/job.ts";
import { tidyFormsJob } from "./jobs.ts";
import { forgetOldReplies } from "./service.ts";

export const formHandlers: readonly JobHandler[] = [
  handleOnSchedule(tidyFormsJob, "37 * * * *", async () => {
    await forgetOldReplies();
  }),
];
