import "server-only";
import { handle, handleOnSchedule, type JobHandler } from "#lib/jobs/job.ts";
import { sendMailJob, sweepMailJob } from "./jobs.ts";
import { deliver, deliverDue } from "./service.ts";

export const mailHandlers: readonly JobHandler[] = [
  handle(sendMailJob, ({ mailId }) => deliver(mailId)),
  handleOnSchedule(sweepMailJob, "* * * * *", async () => {
    await deliverDue();
  }),
];
