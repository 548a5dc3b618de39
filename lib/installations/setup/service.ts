import "server-only";
import type { Customer } from "#lib/auth/actor.ts";
import { database, inTransaction, newId } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { once } from "#lib/once/service.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import type { LostItems } from "../change.ts";
import { changeInstallation, createInstallation, findInstallation } from "../service.ts";
import { contentOf, type Draft, type DraftData, draftOf } from "./draft.ts";
import * as repository from "./repository.ts";

/** An id for answers that are not kept yet; the form brings it along. */
export const newDraftId = (): string => newId();

/** A draft of this account; another's, a saved and an unknown one are all `null`. */
export const findDraft = (actor: Customer, id: string | undefined): Promise<Draft | null> =>
  id === undefined ? Promise.resolve(null) : repository.findDraft(database(), id, actor.userId);

/** New installations that were begun and not saved, newest first. */
export const openDrafts = (actor: Customer): Promise<readonly Draft[]> => repository.listDrafts(database(), actor.userId);

/** Keeps the answers under the id that the page gave out, so that going back and sending again is the same draft. */
export async function keepDraft(
  actor: Customer,
  id: string,
  data: DraftData,
  now: Clock = systemClock,
): Promise<Result<null, Refusal>> {
  const saved = await repository.saveDraft(database(), { id, userId: actor.userId, at: now() }, data);
  return saved ? done(null) : refuse({ code: "not-found" });
}

export const discardDraft = (actor: Customer, id: string): Promise<void> => repository.deleteDraft(database(), id, actor.userId);

/** Makes an installation of a draft, once for a key: a second click leads to the same one. */
export function saveNew(actor: Customer, draftId: string, key: OnceKey): Promise<Result<{ readonly id: string }, Refusal>> {
  return inTransaction((tx) =>
    once(tx, key, async () => {
      const draft = await repository.findDraft(tx, draftId, actor.userId);
      if (!draft) return refuse({ code: "not-found" });
      const content = contentOf(draft.data);
      if (!content.ok) return refuse({ code: "invalid-input", faults: content.error });
      const created = await createInstallation(actor, content.value, { key: null, tx });
      if (!created.ok) return created;
      await repository.deleteDraft(tx, draftId, actor.userId);
      return done({ id: created.value.id });
    }),
  );
}

/**
 * Lays the answers over the installation that they started from. Where somebody changed it meanwhile the answers are kept,
 * now for the version as it is, and the refusal is `outdated`: sent again, they are what is meant.
 */
export async function saveChange(actor: Customer, draft: Draft): Promise<Result<readonly LostItems[], Refusal>> {
  const { of } = draft.data;
  if (!of) return refuse({ code: "not-found" });
  const content = contentOf(draft.data);
  if (!content.ok) return refuse({ code: "invalid-input", faults: content.error });
  const changed = await changeInstallation(actor, of.id, { change: content.value, version: of.version });
  if (changed.ok) {
    await discardDraft(actor, draft.id);
    return done(changed.value.lost);
  }
  if (changed.error.code === "outdated") await moveToCurrent(actor, draft, of.id);
  return changed;
}

async function moveToCurrent(actor: Customer, { id, data }: Draft, installationId: string): Promise<void> {
  const current = await findInstallation(actor, installationId);
  if (current.ok) await keepDraft(actor, id, { ...data, of: draftOf(current.value).of });
}
