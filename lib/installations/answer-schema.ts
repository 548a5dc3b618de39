import { z } from "zod";
import { utcSchema, zoneSchema } from "#lib/http/answer-parts.ts";
import type { HostAnswer, InstallationAnswer } from "./installation.ts";

const hostSchema = z.object({
  name: z.string(),
  role: z.enum(["primary", "secondary", "processing", "backup"]),
  version: z.string().meta({ description: "As it was typed", example: "4.1.x" }),
  restartMinutes: z.int().optional(),
}) satisfies z.ZodType<HostAnswer>;

/** What `installationAnswer` gives. */
export const installationAnswerSchema = z.object({
  id: z.string(),
  name: z.string(),
  topology: z.enum(["mirror", "cluster"]),
  zone: zoneSchema,
  hosts: z.array(hostSchema),
  createdAt: utcSchema,
  version: z.int().min(1).meta({ description: "Rises with every change; for If-Match" }),
}) satisfies z.ZodType<InstallationAnswer>;

/** The same after a change, with what fell out of the checklist by it. */
export const changedInstallationSchema = installationAnswerSchema.extend({
  readinessRemoved: z
    .array(z.object({ host: z.string(), items: z.array(z.enum(["kvm", "firmware"])) }))
    .meta({ description: "Hosts whose checklist items were lost" }),
});
