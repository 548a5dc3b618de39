import { z } from "zod";
import { utcSchema } from "#lib/http/answer-parts.ts";
import type { ReadinessAnswer } from "./item.ts";

const common = {
  state: z.enum(["todo", "done", "not-applicable"]),
  evidence: z
    .enum(["missing", "started", "declared", "stale"])
    .meta({ description: "How well founded the state is; stale is asked for again and stays done" }),
  updatedAt: utcSchema.optional(),
};

const host = z.string().meta({ example: "st-a" });

const kvmItem = z.object({
  item: z.literal("kvm"),
  host,
  ...common,
  address: z.string().nullable(),
  instructions: z.string().nullable(),
  hasSecret: z.boolean().meta({ description: "A way to sign in is stored; it is never given back here" }),
});

const firmwareItem = z.object({
  item: z.literal("firmware"),
  host,
  ...common,
  version: z.string().optional(),
  checkedOn: z.string().optional().meta({ format: "date" }),
  latest: z.boolean().optional(),
});

const firewallItem = z.object({ item: z.literal("firewall"), ...common });

/** What `readinessAnswer` gives. */
export const readinessAnswerSchema = z.object({
  items: z.array(z.union([kvmItem, firmwareItem, firewallItem])),
  complete: z.boolean(),
}) satisfies z.ZodType<ReadinessAnswer>;
