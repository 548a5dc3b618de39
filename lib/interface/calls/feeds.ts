import { z } from "zod";
import type { Calls } from "../call.ts";

const querySchema = z.object({ token: z.string().meta({ description: "As the address has it", example: "a-token" }) });

export const feeds: Calls = {
  "GET /calendar.ics": {
    id: "readCalendar",
    summary: "A person's bookings as a calendar",
    text: "For the desk also who is away and what is closed. The address is made and shown once at `/account/calendar`; whoever has it reads along. One that is wrong, replaced or stopped is 404, more than 60 readings in 15 minutes are 429. Ask again with `If-None-Match`.",
    who: "anyone",
    opens: "address",
    query: querySchema,
    answers: {
      200: { means: "The calendar.", type: "text/calendar", body: z.string(), headers: ["ETag"] },
      304: { means: "It is the one that you have." },
    },
    refuses: { 404: ["not-found"], 429: ["too-many-requests"] },
  },
};
