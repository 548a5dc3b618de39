import { z } from "zod";
import { pageSchema } from "#lib/http/answer-parts.ts";
import { pageQuerySchema } from "#lib/http/list.ts";
import { changedInstallationSchema, installationAnswerSchema } from "#lib/installations/answer-schema.ts";
import { planAnswerSchema } from "#lib/planning/plan-answer-schema.ts";
import { planInputSchema } from "#lib/planning/schema.ts";
import type { Calls } from "../call.ts";
import { HOSTS, INSTALLATION, PLAN } from "../examples.ts";
import { OF_INSTALLATION } from "../parameters.ts";

/** The twin of `readInstallation`, which finds every fault at once. */
export const installationBodySchema = planInputSchema.pick({ topology: true, hosts: true }).extend({
  name: z.string().min(1).max(60).meta({ description: "One line", example: INSTALLATION.name }),
  zone: z
    .string()
    .meta({ description: "An IANA time zone: the rules of the start are counted on its clock", example: "Europe/Vienna" }),
});

const body = { name: INSTALLATION.name, topology: "cluster", zone: "Europe/Vienna", hosts: HOSTS };

const failbackQuery = z.object({
  failback: z.enum(["true", "false"]).default("false").meta({ description: "With the optional failback" }),
});

export const installations: Calls = {
  "GET /installations": {
    id: "listInstallations",
    summary: "List installations",
    who: "signed-in",
    query: pageQuerySchema,
    answers: { 200: { means: "A page of them.", body: pageSchema(installationAnswerSchema) } },
  },
  "POST /installations": {
    id: "createInstallation",
    summary: "Add an installation",
    text: "Hosts are judged as for a plan, all faults at once.",
    who: "customer",
    once: true,
    body: { schema: installationBodySchema, example: body, large: true },
    answers: {
      201: { means: "It is there.", body: installationAnswerSchema, example: INSTALLATION, headers: ["Location", "ETag"] },
    },
  },
  "GET /installations/{id}": {
    id: "readInstallation",
    summary: "Read an installation",
    who: "signed-in",
    path: OF_INSTALLATION,
    answers: { 200: { means: "The installation.", body: installationAnswerSchema, example: INSTALLATION, headers: ["ETag"] } },
  },
  "PATCH /installations/{id}": {
    id: "changeInstallation",
    summary: "Change an installation",
    text: "What is left out keeps its value. A host that gets another name loses its items of the checklist; `readinessRemoved` says which.",
    who: "customer",
    path: OF_INSTALLATION,
    ifMatch: "required",
    body: { schema: installationBodySchema.partial(), example: { name: "Vienna cluster 2" }, large: true },
    answers: { 200: { means: "The installation as it is now.", body: changedInstallationSchema, headers: ["ETag"] } },
  },
  "DELETE /installations/{id}": {
    id: "removeInstallation",
    summary: "Remove an installation",
    text: "Not while it has an open booking.",
    who: "customer",
    path: OF_INSTALLATION,
    answers: { 204: { means: "It is gone, with its checklist and what was sealed." } },
    refuses: { 409: ["has-bookings"] },
  },
  "GET /installations/{id}/plan": {
    id: "readPlanOfInstallation",
    summary: "The plan of its hosts as they are",
    who: "signed-in",
    path: OF_INSTALLATION,
    query: failbackQuery,
    answers: { 200: { means: "The plan.", body: planAnswerSchema, example: PLAN } },
  },
};
