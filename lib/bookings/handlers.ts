import "server-only";
import { atStart, handle, handleOnSchedule, type JobHandler } from "#lib/jobs/job.ts";
import { watchClocks } from "./clock/service.ts";
import { sweep } from "./expiry/service.ts";
import { announceBooking, offerEarlier, remindOfBooking, remindOfUpcomingJob, sweepBookings, watchClocksJob } from "./jobs.ts";
import { offerEarlierTimes } from "./offering/service.ts";
import { remindAbout, tellAbout } from "./telling/service.ts";
import { remindOfUpcoming } from "./upcoming-mails/service.ts";

export const bookingHandlers: readonly JobHandler[] = [
  handle(announceBooking, (news) => tellAbout(news)),
  handle(remindOfBooking, (reminder) => remindAbout(reminder)),
  handleOnSchedule(sweepBookings, "* * * * *", sweep),
  handleOnSchedule(remindOfUpcomingJob, "* * * * *", async () => {
    await remindOfUpcoming();
  }),
  handleOnSchedule(offerEarlier, "* * * * *", async () => {
    await offerEarlierTimes();
  }),
  atStart(
    handleOnSchedule(watchClocksJob, "20 3 * * 1", async () => {
      await watchClocks();
    }),
  ),
];
