import { z } from "zod";
import { pageQuerySchema } from "#lib/http/list.ts";
import { momentSchema } from "#lib/http/moment.ts";

/** `GET /audit`: `actor` is an account's id or the name as it was then; `from` belongs to the span, `to` does not. */
export const auditQuerySchema = pageQuerySchema.extend({
  actor: z.string().max(200).optional(),
  subject: z.string().max(200).optional(),
  from: momentSchema.optional(),
  to: momentSchema.optional(),
});

export type AuditQuery = z.output<typeof auditQuerySchema>;
