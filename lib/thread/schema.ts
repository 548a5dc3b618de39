import { z } from "zod";
import { plainLines, TEXT_MAX } from "./message.ts";

const text = z.string().transform(plainLines).pipe(z.string().min(1).max(TEXT_MAX));

/** `POST /bookings/{id}/messages`. `internal` makes it a note that only the desk sees; of a customer it is refused. */
export const messageSchema = z.object({ text, internal: z.boolean().default(false) });

export type MessageBody = z.output<typeof messageSchema>;
