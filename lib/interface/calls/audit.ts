import { auditEntrySchema } from "#lib/audit/answer-schema.ts";
import { auditQuerySchema } from "#lib/audit/schema.ts";
import { pageSchema } from "#lib/http/answer-parts.ts";
import type { Calls } from "../call.ts";

export const audit: Calls = {
  "GET /audit": {
    id: "readAudit",
    summary: "Read the trail",
    text: "Newest first. `actor` is an account's id or the name as it was then; `from` belongs to the span, `to` does not.",
    who: "administrator",
    query: auditQuerySchema,
    answers: { 200: { means: "A page of entries.", body: pageSchema(auditEntrySchema) } },
  },
};
