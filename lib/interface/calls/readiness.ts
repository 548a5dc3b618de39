import { readinessAnswerSchema } from "#lib/readiness/answer-schema.ts";
import { firewallSchema, firmwareSchema, kvmSchema } from "#lib/readiness/schema.ts";
import type { Call, Calls } from "../call.ts";
import { READINESS } from "../examples.ts";
import { OF_INSTALLATION, ON_HOST } from "../parameters.ts";

const checklist: Call["answers"] = { 200: { means: "The checklist.", body: readinessAnswerSchema, example: READINESS } };

export const readiness: Calls = {
  "GET /installations/{id}/readiness": {
    id: "readReadiness",
    summary: "Read the checklist",
    text: "A secret is sealed and never given back here. An installation on 5.x has no items and is complete.",
    who: "signed-in",
    path: OF_INSTALLATION,
    answers: checklist,
  },
  "PUT /installations/{id}/readiness/kvm/{host}": {
    id: "setConsoleAccess",
    summary: "Say how to reach a host's console",
    text: "An address or instructions. An absent `secret` keeps the stored one, `null` erases it. A private or loopback address needs instructions as well.",
    who: "customer",
    path: ON_HOST,
    body: {
      schema: kvmSchema,
      example: { address: "https://kvm.example.com", secret: { user: "desk", password: "a password of its own" } },
    },
    answers: checklist,
    refuses: { 422: ["address-not-public"] },
  },
  "PUT /installations/{id}/readiness/firmware/{host}": {
    id: "setFirmware",
    summary: "Say which firmware a host has",
    text: "`latest: false` leaves the item to do.",
    who: "customer",
    path: ON_HOST,
    body: { schema: firmwareSchema, example: { version: "2.14", checkedOn: "2026-11-20", latest: true } },
    answers: checklist,
  },
  "PUT /installations/{id}/readiness/firewall": {
    id: "setFirewall",
    summary: "Say that the licensing servers can be reached",
    who: "customer",
    path: OF_INSTALLATION,
    body: { schema: firewallSchema, example: { state: "open" } },
    answers: checklist,
  },
};
