import { z } from "zod";
import { readSeen, readWhich } from "#app/_series/which-fields.ts";
import { DECISIONS } from "#lib/bookings/review/decision-model.ts";
import { reasonSchema } from "#lib/bookings/schema.ts";
import type { Together } from "#lib/bookings/series/series.ts";
import { many, one } from "#lib/forms/fields.ts";
import type { FieldError } from "#lib/forms/reply.ts";
import { type Instant, parseInstant } from "#lib/time/instant.ts";
import { type AnswerClocks, type ChangesWish, type ProposalWish, type Read, readChanges, readProposal } from "./answer-fields.ts";

/** Name of the decision form among kept replies. */
export const DECISION_FORM = "decision";

/** Said when somebody else was faster; the page tells who and when. */
export const CONFLICT = "desk.decide.conflict";

const text = one(z.string());

/** Every part of the form is sent, whichever was chosen; `read` looks at the part that counts. */
export const decisionSchema = z.object({
  decision: one(z.enum(DECISIONS, { error: "desk.decide.choose" })),
  revision: one(z.coerce.number().int().catch(0)),
  start: text,
  "engineer-0": text,
  "engineer-1": text,
  "engineer-2": text,
  "engineer-assign": text,
  "approve-reason": text,
  "release-reason": text,
  "decline-reason": text,
  "cancel-reason": text,
  "changes-item": many(z.string()),
  "changes-message": text,
  "changes-due": text,
  "propose-start": many(z.string()),
  "propose-date": many(z.string()),
  "propose-time": many(z.string()),
  "propose-message": text,
  "approve-evenings": text,
  "decline-evenings": text,
  "cancel-evenings": text,
  seen: many(z.string()),
  from: text,
});

export type DecisionFields = z.output<typeof decisionSchema>;

/** What the desk wants, as the services take it. `engineerId` is absent where nobody could be chosen. */
export type DecisionWish =
  | {
      readonly decision: "approve";
      readonly start: Instant;
      readonly engineerId: string | undefined;
      /** Where the time breaks rules, and only there. */
      readonly reason: string | undefined;
    }
  | { readonly decision: "assign"; readonly engineerId: string }
  | ({ readonly decision: "request-changes" } & ChangesWish)
  | ({ readonly decision: "propose" } & ProposalWish)
  | { readonly decision: "release" | "decline" | "cancel"; readonly reason: string };

export type ReadDecision = { readonly wish: DecisionWish } | { readonly errors: readonly FieldError[] };

const fault = (field: string, message: string): ReadDecision => ({ errors: [{ field, message }] });

const reasonFault = (decision: "approve" | "release" | "decline" | "cancel", written: string): ReadDecision =>
  fault(`${decision}-reason`, written.trim() === "" ? `desk.decide.${decision}.reason-empty` : "desk.decide.reason-long");

function readReason(decision: "release" | "decline" | "cancel", written: string): ReadDecision {
  const reason = reasonSchema.safeParse(written);
  return reason.success ? { wish: { decision, reason: reason.data } } : reasonFault(decision, written);
}

function readApproval(fields: DecisionFields, { starts, exceptional }: Omit<ReadBy, "clocks">): ReadDecision {
  const start = parseInstant(fields.start);
  if (start === null) return fault("start", "desk.decide.approve.start-empty");
  const place = starts.indexOf(start);
  const chosen = { 0: fields["engineer-0"], 1: fields["engineer-1"], 2: fields["engineer-2"] }[place] ?? "";
  const engineerId = chosen === "" ? undefined : chosen;
  if (!exceptional) return { wish: { decision: "approve", start, engineerId, reason: undefined } };
  const reason = reasonSchema.safeParse(fields["approve-reason"]);
  if (!reason.success) return reasonFault("approve", fields["approve-reason"]);
  return { wish: { decision: "approve", start, engineerId, reason: reason.data } };
}

const asDecision = <Name extends "request-changes" | "propose", Wish extends object>(decision: Name, read: Read<Wish>) =>
  "wish" in read ? { wish: { decision, ...read.wish } } : read;

/** `starts`: the time asked for, then its alternates. `exceptional`: approving sets some rule aside. */
export type ReadBy = { readonly starts: readonly Instant[]; readonly clocks: AnswerClocks; readonly exceptional: boolean };

/** Reads the part of the form that belongs to the chosen decision. */
export function readDecision(fields: DecisionFields, { starts, clocks, exceptional }: ReadBy): ReadDecision {
  const { decision } = fields;
  switch (decision) {
    case "request-changes":
      return asDecision(decision, readChanges(fields, clocks));
    case "propose":
      return asDecision(decision, readProposal(fields, clocks));
    case "approve":
      return readApproval(fields, { starts, exceptional });
    case "assign": {
      const engineerId = fields["engineer-assign"];
      return engineerId === "" ? fault("engineer-assign", "desk.decide.assign.empty") : { wish: { decision, engineerId } };
    }
    case "release":
    case "decline":
    case "cancel":
      return readReason(decision, fields[`${decision}-reason`]);
  }
}

/** On which evenings of a series the decision is carried out, and which versions of them were read. */
export const togetherOf = (fields: DecisionFields): Together => {
  const { decision } = fields;
  const text = decision === "approve" || decision === "decline" || decision === "cancel" ? fields[`${decision}-evenings`] : "";
  return { evenings: readWhich(text), seen: readSeen(fields.seen) };
};

/** The field at which a service's finding is shown: for an engineer, the group of the chosen slot. */
export function fieldOf(pointer: string, { decision, start }: DecisionFields, starts: readonly Instant[]): string {
  // Another evening of the series stands against it; its sentence says which.
  if (pointer.startsWith("/series")) return "start";
  if (pointer === "/engineerId") {
    if (decision === "assign") return "engineer-assign";
    const chosen = parseInstant(start);
    return `engineer-${chosen === null ? 0 : Math.max(0, starts.indexOf(chosen))}`;
  }
  if (decision === "propose" && pointer.startsWith("/starts")) return "propose-start";
  if (decision === "request-changes" && pointer === "/due") return "changes-due";
  return pointer === "/reason" ? `${decision}-reason` : pointer.replace(/^\//, "");
}
