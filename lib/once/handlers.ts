import "server-only";
import { handleOnSchedule, type JobHandler } from "#lib/jobs/job.ts";
import { tidyKeysJob } from "./jobs.ts";
import { forgetOldKeys } from "./service.ts";

export const onceHandlers: readonly JobHandler[] = [
  handleOnSchedule(tidyKeysJob, "43 * * * *", async () => {
    await forgetOldKeys();
  }),
];
