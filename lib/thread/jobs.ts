import { defineJob } from "#lib/jobs/job.ts";

/** Mail a message to those on the other side. */
export const tellMessage = defineJob<"thread.tell", { messageId: string }>("thread.tell");
