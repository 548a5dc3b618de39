import { pageSchema } from "#lib/http/answer-parts.ts";
import { pageQuerySchema } from "#lib/http/list.ts";
import { blackoutAnswerSchema, policyAnswerSchema } from "#lib/scheduling/desk/answer-schema.ts";
import { blackoutChangeSchema, blackoutSchema, policyChangeSchema } from "#lib/scheduling/schema.ts";
import type { Calls } from "../call.ts";

const OF_BLACKOUT = { id: { means: "The blackout's id", example: "b1" } };

const blackout = { start: "2026-12-24T08:00:00Z", end: "2026-12-27T08:00:00Z", reason: "Holidays" };

const FORCE = "Over confirmed bookings it is 409 `has-bookings` with the list, unless `force` is true.";

export const calendar: Calls = {
  "GET /desk/policy": {
    id: "readPolicy",
    summary: "Read the rules of the start",
    who: "desk",
    answers: { 200: { means: "The policy.", body: policyAnswerSchema } },
  },
  "PUT /desk/policy": {
    id: "changePolicy",
    summary: "Change the rules of the start",
    text: "What is left out keeps its value. Estimates are in minutes.",
    who: "desk",
    body: { schema: policyChangeSchema, example: { noticeDays: 7, latestStart: "22:00" } },
    answers: { 200: { means: "The policy as it is now.", body: policyAnswerSchema } },
  },
  "GET /desk/blackouts": {
    id: "listBlackouts",
    summary: "List closed times",
    who: "desk",
    query: pageQuerySchema,
    answers: { 200: { means: "A page of them.", body: pageSchema(blackoutAnswerSchema) } },
  },
  "POST /desk/blackouts": {
    id: "addBlackout",
    summary: "Close a time",
    text: FORCE,
    who: "desk",
    once: true,
    body: { schema: blackoutSchema, example: blackout },
    answers: { 201: { means: "It is closed.", body: blackoutAnswerSchema, example: { id: "b1", ...blackout } } },
    refuses: { 409: ["has-bookings"] },
  },
  "PUT /desk/blackouts/{id}": {
    id: "changeBlackout",
    summary: "Change a closed time",
    text: `What is left out keeps its value. ${FORCE}`,
    who: "desk",
    path: OF_BLACKOUT,
    body: { schema: blackoutChangeSchema, example: { reason: "Inventory" } },
    answers: { 204: { means: "It is changed." } },
    refuses: { 409: ["has-bookings"] },
  },
  "DELETE /desk/blackouts/{id}": {
    id: "removeBlackout",
    summary: "Open a closed time",
    who: "desk",
    path: OF_BLACKOUT,
    answers: { 204: { means: "It is gone." } },
  },
};
