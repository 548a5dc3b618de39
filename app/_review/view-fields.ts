import { z } from "zod";
import { VIEW_NAME_LENGTH } from "#lib/bookings/saved-views/saved-view.ts";
import { one, requiredText } from "#lib/forms/fields.ts";

/** Names the forms of saved views among kept replies. */
export const SAVE_VIEW_FORM = "queue-view";
export const CHANGE_VIEW_FORM = "queue-view-change";

const name = requiredText(VIEW_NAME_LENGTH, "desk.views.error.empty", "desk.views.error.long");

export const saveViewFields = z.object({ name, query: one(z.string().max(2_000).catch("")) });

/** What a button of the list of views does; without scripts each is a form of its own. */
export const changeViewFields = z.discriminatedUnion("act", [
  z.object({ act: one(z.literal("rename")), name }),
  z.object({ act: one(z.literal("first")) }),
  z.object({ act: one(z.literal("not-first")) }),
  z.object({ act: one(z.literal("remove")) }),
]);
