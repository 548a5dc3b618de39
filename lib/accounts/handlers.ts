import "server-only";
import { forgetOldTries } from "#lib/auth/attempts/service.ts";
import { database } from "#lib/db/client.ts";
import { handleOnSchedule, type JobHandler } from "#lib/jobs/job.ts";
import { tidyAccountsJob } from "./jobs.ts";
import { deleteEnded } from "./repository.ts";

export const accountHandlers: readonly JobHandler[] = [
  handleOnSchedule(tidyAccountsJob, "17 * * * *", async () => {
    await deleteEnded(database());
    await forgetOldTries();
  }),
];
