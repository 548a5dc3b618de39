import { z } from "zod";
import { one } from "#lib/forms/fields.ts";

/** Names the form of a row among kept replies. */
export const ROW_ENGINEER_FORM = "queue-engineer";

export const ROW_ENGINEER_SUBMIT = "/desk/queue/engineer/submit";

const text = one(z.string());

/** `mine` comes with the button of whoever takes it, and counts before what is chosen. `query`: the queue that is looked at. */
export const rowEngineerSchema = z.object({
  reference: text,
  revision: one(z.coerce.number().int().catch(0)),
  engineerId: text,
  mine: text,
  query: text,
});

export type RowEngineerFields = z.output<typeof rowEngineerSchema>;

/** Id of the choice in the row of a booking, to which what is said about it leads. */
export const rowChoiceOf = (reference: string): string => `who-${reference}`;
