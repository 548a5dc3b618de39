import { pageSchema } from "#lib/http/answer-parts.ts";
import { pageQuerySchema } from "#lib/http/list.ts";
import { engineerAnswerSchema, leaveAnswerSchema } from "#lib/scheduling/desk/answer-schema.ts";
import { engineerChangeSchema, engineerSchema, leaveSchema } from "#lib/scheduling/schema.ts";
import type { Calls } from "../call.ts";

const OF_ENGINEER = { id: { means: "The engineer's id", example: "engineer-a" } };

const engineer = { name: "Engineer A", hours: [{ weekday: 1, from: "08:00", to: "23:00" }] };

const leave = { start: "2026-12-07T08:00:00Z", end: "2026-12-12T08:00:00Z", note: "Training" };

export const rota: Calls = {
  "GET /desk/engineers": {
    id: "listEngineers",
    summary: "List engineers",
    who: "desk",
    query: pageQuerySchema,
    answers: { 200: { means: "A page of them.", body: pageSchema(engineerAnswerSchema) } },
  },
  "POST /desk/engineers": {
    id: "addEngineer",
    summary: "Add an engineer",
    text: "Hours are in the desk's zone; none means always.",
    who: "desk",
    once: true,
    body: { schema: engineerSchema, example: engineer },
    answers: { 201: { means: "The engineer.", body: engineerAnswerSchema, example: { id: "engineer-a", ...engineer } } },
  },
  "PUT /desk/engineers/{id}": {
    id: "changeEngineer",
    summary: "Change an engineer",
    text: "What is left out keeps its value. Not where it would leave a booking without its engineer.",
    who: "desk",
    path: OF_ENGINEER,
    body: { schema: engineerChangeSchema, example: { name: "Engineer B" } },
    answers: { 204: { means: "It is changed." } },
    refuses: { 409: ["has-bookings"] },
  },
  "DELETE /desk/engineers/{id}": {
    id: "removeEngineer",
    summary: "Remove an engineer",
    text: "Not while bookings are theirs.",
    who: "desk",
    path: OF_ENGINEER,
    answers: { 204: { means: "They are gone." } },
    refuses: { 409: ["has-bookings"] },
  },
  "GET /desk/engineers/{id}/leave": {
    id: "listLeave",
    summary: "When an engineer is away",
    text: "From now on, the next first; all of it on one page.",
    who: "desk",
    path: OF_ENGINEER,
    answers: { 200: { means: "The list.", body: pageSchema(leaveAnswerSchema) } },
  },
  "POST /desk/engineers/{id}/leave": {
    id: "addLeave",
    summary: "An engineer is away",
    text: "Over a booking of theirs it is 409 `has-bookings` with the list.",
    who: "desk",
    once: true,
    path: OF_ENGINEER,
    body: { schema: leaveSchema, example: leave },
    answers: { 201: { means: "It is written down.", body: leaveAnswerSchema, example: { id: "l1", ...leave } } },
    refuses: { 409: ["has-bookings"] },
  },
  "DELETE /desk/engineers/{id}/leave/{leave}": {
    id: "removeLeave",
    summary: "An engineer is there after all",
    who: "desk",
    path: { ...OF_ENGINEER, leave: { means: "The leave's id", example: "l1" } },
    answers: { 204: { means: "It is gone." } },
  },
};
