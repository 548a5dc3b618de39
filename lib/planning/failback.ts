import type { Estimates } from "./estimate.ts";
import type { Plan, PlanInput } from "./plan.ts";
import { rulebook } from "./rulebook.ts";

/** Which host holds which storage role. */
export type Pair = { readonly primary: string; readonly secondary: string };

/** What the last swap of roles costs, and what it buys: the roles as at the start instead of swapped. */
type Bargain = {
  /** One more failover: who is off meanwhile, and for how many minutes as the source says. */
  readonly who: "all-vps" | "vps-on-primary";
  readonly minutes: number;
  /** How much longer the desk works, by its own estimate. */
  readonly workMinutes: number;
  /** Roles with the failback, which are those at the start, and without it. */
  readonly with: Pair;
  readonly without: Pair;
  readonly citation: string;
};

/**
 * `none`: the roles end as they started without one. `optional`: the source lists none, and `taken` says whether it was
 * asked for. `required`: the source's own procedure ends with it.
 */
export type FailbackOffer =
  | { readonly kind: "none" }
  | ({ readonly kind: "optional"; readonly taken: boolean } & Bargain)
  | ({ readonly kind: "required" } & Bargain);

const NONE: FailbackOffer = { kind: "none" };

const swapped = ({ primary, secondary }: Pair): Pair => ({ primary: secondary, secondary: primary });

/** Costs and gain of the failback, where there is one or could be. Source: the final failover of the line 4.3 to 4.8. */
export function failbackOffer(plan: Plan, { topology }: Pick<PlanInput, "topology">, estimates: Estimates): FailbackOffer {
  const taken = plan.steps.some(({ kind }) => kind === "failback");
  if (!taken && !plan.rolesSwappedAtEnd) return NONE;
  const atStart = taken ? plan.rolesAtEnd : swapped(plan.rolesAtEnd);
  const line = rulebook.lines.find(({ id }) => id === plan.line);
  const required = line?.failback.required ?? false;
  const bargain: Bargain = {
    who: topology === "mirror" ? "all-vps" : "vps-on-primary",
    minutes: rulebook.failover.minutes,
    workMinutes: estimates.failover,
    with: atStart,
    without: swapped(atStart),
    citation: required && line ? line.failback.citation : rulebook.optionalFailback.citation,
  };
  return required ? { kind: "required", ...bargain } : { kind: "optional", taken, ...bargain };
}
