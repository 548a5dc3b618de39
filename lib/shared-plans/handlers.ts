import "server-only";
import { handleOnSchedule, type JobHandler } from "#lib/jobs/job.ts";
import { tidySharedPlansJob } from "./jobs.ts";
import { forgetExpired } from "./service.ts";

export const sharedPlanHandlers: readonly JobHandler[] = [
  handleOnSchedule(tidySharedPlansJob, "51 * * * *", async () => {
    await forgetExpired();
  }),
];
