import { z } from "zod";
import { dayNumberOf } from "#lib/time/calendar-date.ts";
import { DAY_MS, parseInstant } from "#lib/time/instant.ts";

/** Nothing is booked or looked for outside; a moment there is a slip of the pen. Milliseconds since 1970-01-01T00:00:00Z. */
const [EARLIEST, LATEST] = [0, dayNumberOf(2200, 1, 1) * DAY_MS];

const NOT_A_MOMENT = "Write a moment as RFC 3339 with an offset, such as 2026-12-01T18:00:00+01:00";
const TOO_FAR = "Write a moment of the years 1970 to 2199";

/** A moment as RFC 3339 with any offset. */
export const momentSchema = z
  .string()
  .transform((text, context) => {
    const moment = parseInstant(text);
    if (moment !== null && moment >= EARLIEST && moment < LATEST) return moment;
    const [code, message] = moment === null ? ["not-a-moment", NOT_A_MOMENT] : ["moment-out-of-range", TOO_FAR];
    context.issues.push({ code: "custom", input: text, message, params: { code } });
    return z.NEVER;
  })
  .meta({ format: "date-time", description: "RFC 3339, any offset", example: "2026-12-01T18:00:00+01:00" });
