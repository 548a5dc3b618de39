import "server-only";
import { handle, type JobHandler } from "#lib/jobs/job.ts";
import { tellMessage } from "./jobs.ts";
import { tellAboutMessage } from "./telling/service.ts";

export const threadHandlers: readonly JobHandler[] = [handle(tellMessage, ({ messageId }) => tellAboutMessage(messageId))];
