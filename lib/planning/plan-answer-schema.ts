import { z } from "zod";
import type { Down, GroupDowntime, Step } from "./plan.ts";
import type { NoteAnswer, PlanAnswer } from "./plan-answer.ts";

const NOTE_CODES = [
  "source-says-three-failovers",
  "roles-swapped-at-end",
  "no-backup-host",
  "host-already-at-waypoint",
  "stop-vps-recommended",
  "restart-time-unknown",
  "gui-update-only",
] as const;

const basis = z
  .enum(["source", "stated", "measured", "unknown"])
  .meta({ description: "Where the figure comes from: the vendor, you, upgrades that were measured, or nowhere" });

const minutes = z.int().min(0).nullable().meta({ description: "null where nobody knows" });

const id = z.string().meta({ description: "Names the step within its plan", example: "h1-4" });
const hop = z.int().min(1).meta({ description: "1 for the first waypoint" });
const target = z.string().meta({ description: "The waypoint that the hop leads to", example: "4.8.2" });
const hostName = z.string().meta({ example: "st-a" });

const nobodyDown = z.object({ who: z.literal("nobody") });

const downSchema = z.union([
  nobodyDown,
  z.object({ who: z.literal("all-vps"), minutes: z.int().min(0), basis }),
  z.object({ who: z.literal("vps-on-host"), host: hostName, minutes, basis }),
]) satisfies z.ZodType<Down>;

const stepSchema = z.union([
  z.object({
    id,
    hop,
    target,
    kind: z.literal("upgrade"),
    host: hostName,
    role: z
      .enum(["primary", "secondary", "processing", "backup"])
      .meta({ description: "The host's role at that moment, not the one that it started with" }),
    restart: z.boolean(),
    down: downSchema,
  }),
  z.object({ id, hop, target, kind: z.enum(["failover", "failback"]), from: hostName, to: hostName, down: downSchema }),
  z.object({ id: z.literal("gui-1"), kind: z.literal("gui-update"), down: nobodyDown }),
]) satisfies z.ZodType<Step>;

const groupSchema = z.object({
  who: z.enum(["all-vps", "vps-on-primary", "vps-on-host"]),
  host: hostName.optional(),
  minutes,
  knownMinutes: z.int().min(0).optional().meta({ description: "The sum of the known parts, where one is unknown" }),
  interruptions: z.int().min(0),
  basis,
}) satisfies z.ZodType<GroupDowntime>;

const noteSchema = z.object({
  code: z.enum(NOTE_CODES),
  message: z.string(),
  host: hostName.optional(),
  hop: hop.optional(),
}) satisfies z.ZodType<NoteAnswer>;

/** What `planAnswer` gives. */
export const planAnswerSchema = z.object({
  line: z.string().meta({ description: "The line of the rulebook that the versions fall into", example: "3.3-to-4.2" }),
  path: z.array(z.string()).meta({ description: "Waypoints still to be reached, in order" }),
  failovers: z.int().min(0).meta({ description: "The failback counted" }),
  failoversInSource: z.int().min(0),
  steps: z.array(stepSchema),
  downtime: z.array(groupSchema).meta({ description: "What each group of VPSs goes through, all in all" }),
  rolesAtEnd: z.object({ primary: hostName, secondary: hostName }),
  rolesSwappedAtEnd: z.boolean(),
  workMinutes: z.int().min(0).meta({ description: "How long the desk works, by its own estimates" }),
  notes: z.array(noteSchema),
  hash: z.string().meta({ description: "Names the plan: booking it accepts this hash", example: "sha256:1f0c" }),
  rulebook: z.string().meta({ example: "serverware-1" }),
}) satisfies z.ZodType<PlanAnswer>;
