import type { PlanInput } from "#lib/planning/plan.ts";
import { judgePlanInput } from "#lib/planning/schema.ts";
import { withoutNames } from "#lib/planning/stand-ins.ts";
import { DAY_MS, type Instant, instant } from "#lib/time/instant.ts";

/** A plan that a short link leads to: what it is worked out from, never whose it is. */
export type SharedPlan = {
  readonly id: string;
  readonly input: PlanInput;
  /** Whether the hosts have their own names; else they are called by their roles. */
  readonly named: boolean;
  /** The plan's hash and the rulebook when the link was made. */
  readonly hash: string;
  readonly rulebook: string;
  readonly createdAt: Instant;
  /** The first moment at which the link leads nowhere any more. */
  readonly expiresAt: Instant;
};

/** A link that somebody asked for lives 90 days; a plan too long for an address is kept a day. Nothing renews either. */
export const LIFETIME_DAYS = { link: 90, visit: 1 } as const;

export type Lifetime = keyof typeof LIFETIME_DAYS;

export const expiryOf = (createdAt: Instant, lifetime: Lifetime): Instant =>
  instant(createdAt + LIFETIME_DAYS[lifetime] * DAY_MS);

/** What somebody wants to share. `named`: whether the hosts' names are their own. `keepNames`: whether those may go along. */
export type ShareWish = {
  readonly input: PlanInput;
  readonly named: boolean;
  readonly keepNames: boolean;
  readonly lifetime: Lifetime;
};

/** What is kept of it: names stay at home unless somebody says otherwise. */
export function keptOf({ input, named, keepNames }: ShareWish): Pick<SharedPlan, "input" | "named"> {
  return named && !keepNames ? { input: withoutNames(input), named: false } : { input, named };
}

/** The hosts as JSON, versions as typed: what `storedInput` and the interface read. */
export const jsonOf = ({ topology, failback, hosts }: PlanInput) => ({
  topology,
  failback,
  hosts: hosts.map(({ name, role, version, restartMinutes }) => ({ name, role, version: version.text, restartMinutes })),
});

/** Hosts out of that JSON; `null` where the rules have changed so much that they make no plan any more. */
export function storedInput(json: unknown): PlanInput | null {
  const judged = judgePlanInput(json);
  return judged.ok ? judged.value : null;
}

const ID = /^[\w-]{22}$/;

/** Whether a text has the form of a short link's id. */
export const isSharedId = (text: string): boolean => ID.test(text);

/** Whether it is kept only because its address would be too long, not because somebody asked for a link. */
export const isVisit = ({ createdAt, expiresAt }: Pick<SharedPlan, "createdAt" | "expiresAt">): boolean =>
  expiresAt <= expiryOf(createdAt, "visit");
