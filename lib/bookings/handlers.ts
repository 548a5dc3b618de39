import "server-only";
import { handle, type JobHandler } from "#lib/jobs/job.ts";
import { announceBooking } from "./jobs.ts";
import { tellAbout } from "./telling/service.ts";

export const bookingHandlers: readonly JobHandler[] = [handle(announceBooking, (news) => tellAbout(news))];
