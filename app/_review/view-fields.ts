import { z } from "zod";
import { VIEW_NAME_LENGTH } from "#lib/bookings/saved-views/saved-view.ts";
import { one, requiredText } from "#lib/forms/fields.ts";

/** Names the forms of saved views among kept replies. */
export const SAVE_VIEW_FORM = "queue-view";
export const CHANGE_VIEW_FORM = "queue-view-change";

const name = requiredText(VIEW_NAME_LENGTH, "desk.views.error.empty", "desk.views.error.long");

export const saveViewFields = z.object({ name, query: one(z.string().max(2_000).catch("")) });

const ACTS = ["rename", "first", "not-first", "remove"] as const;

/** What a button of the list of views does; without scripts each is a form of its own. A name is asked for by one of them. */
export const changeViewFields = z
  .object({ act: one(z.enum(ACTS)), name: one(z.string().trim()) })
  .superRefine(({ act, name: text }, context) => {
    const read = act === "rename" ? name.safeParse([text]) : null;
    for (const issue of read?.error?.issues ?? []) context.addIssue({ code: "custom", path: ["name"], message: issue.message });
  });
