import { notFound, redirect } from "next/navigation";
import type { Customer } from "#lib/auth/actor.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { type Draft, type DraftData, draftOf, EMPTY, type Question } from "#lib/installations/setup/draft.ts";
import { findDraft } from "#lib/installations/setup/service.ts";
import { findShared } from "#lib/shared-plans/service.ts";
import { draftOfInput, draftOfPlan } from "./plan-draft.ts";

/** Whether the questions make a new installation or change one. */
export type Way = { readonly kind: "new" } | { readonly kind: "edit"; readonly id: string };

export const NEW: Way = { kind: "new" };

const baseOf = (way: Way): string =>
  way.kind === "new" ? "/installations/new" : `/installations/${encodeURIComponent(way.id)}/edit`;

/** Where a question is asked; the check of a change is the change's own page. */
export function placeOf(way: Way, question: Question | "check"): string {
  return way.kind === "edit" && question === "check" ? baseOf(way) : `${baseOf(way)}/${question}`;
}

/** A question's address with its draft; without one it is the first question of a new draft. */
export const questionHref = (way: Way, question: Question | "check", draftId: string | null): string =>
  `${placeOf(way, question)}${draftId ? `?draft=${encodeURIComponent(draftId)}` : ""}`;

/** The address of a plan that was made before goes along until the first answer is kept. */
export const withPlan = (href: string, plan: string): string =>
  plan === "" ? href : `${href}${href.includes("?") ? "&" : "?"}plan=${encodeURIComponent(plan)}`;

/** Where the questions are left without an answer. */
export const wayOut = (way: Way): string =>
  way.kind === "new" ? "/installations" : `/installations/${encodeURIComponent(way.id)}`;

/** A plan comes by its address, or by the id under which it is kept. */
async function planBrought(plan: string): Promise<DraftData> {
  const shared = await findShared(plan);
  return shared ? draftOfInput(shared.input) : draftOfPlan(plan);
}

/** The answers to begin with, where nothing was kept yet: of the installation as it is, or of a plan made before. */
export async function firstAnswers(actor: Customer, way: Way, plan: string): Promise<DraftData | null> {
  if (way.kind === "new") return plan === "" ? EMPTY : planBrought(plan);
  const found = await findInstallation(actor, way.id);
  return found.ok ? draftOf(found.value) : null;
}

const belongsTo = (draft: Draft, way: Way): boolean => (draft.data.of?.id ?? null) === (way.kind === "edit" ? way.id : null);

/** The kept draft of this way; a change's draft does not make a new installation, nor another one's change. */
export async function draftFor(actor: Customer, way: Way, id: string | undefined): Promise<Draft | null> {
  const draft = await findDraft(actor, id);
  return draft && belongsTo(draft, way) ? draft : null;
}

/** What a page shows: the kept draft, or what it would begin with. Leads away where there is neither. */
export async function answersShown(
  actor: Customer,
  way: Way,
  asked: { readonly draft: string | undefined; readonly plan: string; readonly question: Question | "check" },
): Promise<{ readonly data: DraftData; readonly kept: Draft | null }> {
  const kept = await draftFor(actor, way, asked.draft);
  if (kept) return { data: kept.data, kept };
  // A new installation is begun with its name; every other page of it needs a draft, which was saved or discarded since.
  if (way.kind === "new" && asked.question !== "name") redirect(wayOut(way));
  const data = await firstAnswers(actor, way, asked.plan);
  return data ? { data, kept: null } : notFound();
}
