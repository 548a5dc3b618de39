import { z } from "zod";
import type { Calls } from "../call.ts";

const fine = z.object({ status: z.literal("ok") });

export const health: Calls = {
  "GET /api/health/live": {
    id: "isAlive",
    summary: "The process runs",
    text: "Answers to any Host, whatever else is away.",
    who: "anyone",
    bare: true,
    answers: { 200: { means: "It runs.", body: fine, example: { status: "ok" } } },
  },
  "GET /api/health/ready": {
    id: "isReady",
    summary: "It can serve",
    text: "Answers to any Host. `errors` of a 503 names what is missing: `database`, or `migrations` that this version needs.",
    who: "anyone",
    bare: true,
    answers: { 200: { means: "Requests can be served.", body: fine, example: { status: "ok" } } },
    refuses: { 503: ["not-ready"] },
  },
};
