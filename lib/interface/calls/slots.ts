import { slotCheckAnswerSchema, slotsAnswerSchema } from "#lib/scheduling/answer-schema.ts";
import { slotCheckSchema, slotsQuerySchema } from "#lib/scheduling/schema.ts";
import type { Calls } from "../call.ts";
import { OF_INSTALLATION } from "../parameters.ts";

const start = "2026-12-04T18:00:00+01:00";

export const slots: Calls = {
  "GET /installations/{id}/slots": {
    id: "listSlots",
    summary: "Free starts, day by day",
    text: "Dates are the installation's, both ends counted, at most 92 days.",
    who: "signed-in",
    path: OF_INSTALLATION,
    query: slotsQuerySchema,
    answers: {
      200: {
        means: "Every day of the span.",
        body: slotsAnswerSchema,
        example: {
          zone: "Europe/Vienna",
          windowMinutes: 206,
          days: [
            {
              date: "2026-12-01",
              slots: [{ start: "2026-12-01T17:00:00Z", end: "2026-12-01T20:26:00Z", local: "2026-12-01T18:00:00+01:00" }],
              closed: [],
            },
            { date: "2026-12-04", slots: [], closed: ["weekday"] },
          ],
        },
      },
    },
  },
  "POST /installations/{id}/slots/check": {
    id: "checkSlot",
    summary: "Judge one start",
    text: "Every broken rule with its sentence, and the closest starts that are allowed.",
    who: "signed-in",
    changesNothing: true,
    path: OF_INSTALLATION,
    body: { schema: slotCheckSchema, example: { start } },
    answers: {
      200: {
        means: "The judgement.",
        body: slotCheckAnswerSchema,
        example: {
          allowed: false,
          start: "2026-12-04T17:00:00Z",
          zone: "Europe/Vienna",
          local: start,
          desk: { zone: "Europe/Sarajevo", local: start },
          violations: [{ code: "weekday", message: "Upgrades start on Monday to Thursday.", nearest: "2026-12-03T20:30:00Z" }],
        },
      },
    },
    refuses: { 403: ["forbidden"] },
  },
};
