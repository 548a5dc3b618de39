import { z } from "zod";
import type { Calls } from "../call.ts";

const address = z.string().max(320).optional();

const querySchema = z.object({
  recipient: address.meta({ description: "Of the envelope; without it the mail's head is looked at" }),
  sender: address.meta({ description: "Of the envelope; a bounce has an empty one" }),
});

const takenSchema = z.union([
  z.object({ status: z.literal("taken"), id: z.string().meta({ description: "The message that it became" }) }),
  z.object({ status: z.literal("known") }),
]);

export const inbound: Calls = {
  "POST /inbound": {
    id: "takeMail",
    summary: "Hand over an answer by mail",
    text: "The mail becomes a message of the booking that its signed address names. 404 says that the address is nobody's, whatever is wrong with it.",
    who: "anyone",
    opens: "mailServer",
    query: querySchema,
    body: {
      schema: z.string(),
      example: "To: reply+8fJw2nC6@desk.example.com\r\nFrom: kim@example.com\r\n\r\nYes, an hour later.\r\n",
      raw: { type: "message/rfc822", limit: "12 MiB" },
    },
    answers: {
      202: { means: "It is a message now, or was one before.", body: takenSchema, example: { status: "taken", id: "m1" } },
    },
    refuses: {
      400: ["unreadable-mail"],
      404: ["not-found"],
      413: ["too-large"],
      415: ["not-a-mail"],
      422: ["unreadable-mail", "automatic-mail", "empty-mail"],
      429: ["too-many-requests"],
    },
  },
};
