import { z } from "zod";
import { one } from "#lib/forms/fields.ts";
import { plainLines, TEXT_MAX } from "#lib/thread/message.ts";

/** Name of the form among kept replies. */
export const MESSAGE_FORM = "message";

const text = one(z.string().transform(plainLines).pipe(z.string().min(1, "thread.form.empty").max(TEXT_MAX, "thread.form.long")));

export const customerFields = z.object({ "message-text": text });

/** Who reads it is never guessed: a note that went to the customer could not be taken back. */
export const deskFields = z.object({
  "message-to": one(z.enum(["customer", "internal"], { error: "thread.form.choose" })),
  "message-text": text,
});
