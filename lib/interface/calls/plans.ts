import { z } from "zod";
import { planAnswerSchema } from "#lib/planning/plan-answer-schema.ts";
import { planInputSchema } from "#lib/planning/schema.ts";
import { sharedPlanSchema } from "#lib/shared-plans/answer-schema.ts";
import type { Calls } from "../call.ts";
import { HASH, HOSTS, PLAN } from "../examples.ts";

const FAULTS =
  "Faults are 422 `invalid-plan-input`, one entry in `errors` each, among them `version-not-understood`, `version-not-covered`, `primary-missing`, `primary-duplicate`, `secondary-missing`, `secondary-duplicate`, `processing-missing`, `processing-in-mirror`, `host-name-duplicate` and `too-many-hosts`.";

const body = { topology: "cluster", hosts: HOSTS, failback: false };

const shareSchema = planInputSchema.extend({
  names: z.boolean().default(false).meta({ description: "false: the hosts are called by their roles" }),
});

export const plans: Calls = {
  "POST /plans": {
    id: "makePlan",
    summary: "Work out a plan",
    text: `Nothing is kept. The same hosts give the same hash. ${FAULTS}`,
    who: "anyone",
    changesNothing: true,
    body: { schema: planInputSchema, example: body, large: true },
    answers: { 200: { means: "The plan.", body: planAnswerSchema, example: PLAN } },
    refuses: { 403: ["forbidden"], 422: ["invalid-plan-input"] },
  },
  "POST /plans/share": {
    id: "sharePlan",
    summary: "Make a short link to a plan",
    text: `The link works for 90 days; nothing renews it. Thirty from one address in 15 minutes, then 429. ${FAULTS}`,
    who: "anyone",
    once: true,
    body: { schema: shareSchema, example: { ...body, names: false }, large: true },
    answers: {
      201: {
        means: "The link.",
        body: sharedPlanSchema,
        example: {
          id: "Qx3v0bX1T5a9ZkLrY7wPdA",
          url: "https://desk.example.com/p/Qx3v0bX1T5a9ZkLrY7wPdA",
          names: false,
          hash: HASH,
          rulebook: "serverware-1",
          createdAt: "2026-11-20T08:30:00Z",
          expiresAt: "2027-02-18T08:30:00Z",
        },
      },
    },
    refuses: { 422: ["invalid-plan-input"], 429: ["too-many-requests"] },
  },
};
