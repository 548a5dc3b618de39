import { z } from "zod";
import { one } from "#lib/forms/fields.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import type { Policy } from "#lib/scheduling/policy.ts";
import { type PolicyChange, policyChangeSchema } from "#lib/scheduling/schema.ts";

/** Name of the form among kept replies. */
export const POLICY_FORM = "policy";

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Fields that hold a whole number, in the order of the page. */
export const NUMBER_FIELDS = [
  "noticeDays",
  "horizonDays",
  "stepMinutes",
  "bufferBeforeMinutes",
  "bufferAfterMinutes",
  "windowLimitMinutes",
  "seriesGapDays",
  "upgrade",
  "restart",
  "failover",
  "guiUpdate",
  "answerDays",
  "requestDays",
  "changesDays",
  "proposalDays",
] as const;

export type NumberField = (typeof NUMBER_FIELDS)[number];

export type PolicyField = NumberField | "weekdays" | "latestStart" | "zone";

const { shape } = policyChangeSchema;
const estimates = shape.estimates.unwrap().shape;

/** The least and the most that each number may be; the interface's own bounds. */
const BOUNDS: Readonly<Record<NumberField, { readonly min: number; readonly max: number }>> = (() => {
  const bounds = (schema: { unwrap(): { minValue: number | null; maxValue: number | null } }) => {
    const { minValue, maxValue } = schema.unwrap();
    return { min: minValue ?? 0, max: maxValue ?? 0 };
  };
  const { noticeDays, horizonDays, stepMinutes, bufferBeforeMinutes, bufferAfterMinutes, windowLimitMinutes, seriesGapDays } =
    shape;
  const { answerDays, requestDays, changesDays, proposalDays } = shape;
  const { upgrade, restart, failover, guiUpdate } = estimates;
  return {
    noticeDays: bounds(noticeDays),
    horizonDays: bounds(horizonDays),
    stepMinutes: bounds(stepMinutes),
    bufferBeforeMinutes: bounds(bufferBeforeMinutes),
    bufferAfterMinutes: bounds(bufferAfterMinutes),
    windowLimitMinutes: bounds(windowLimitMinutes),
    seriesGapDays: bounds(seriesGapDays),
    upgrade: bounds(upgrade),
    restart: bounds(restart),
    failover: bounds(failover),
    guiUpdate: bounds(guiUpdate),
    answerDays: bounds(answerDays),
    requestDays: bounds(requestDays),
    changesDays: bounds(changesDays),
    proposalDays: bounds(proposalDays),
  };
})();

/** The policy as the form shows it. */
export const policyValues = ({ estimates: minutes, ...policy }: Policy): FormValues => ({
  weekdays: policy.weekdays.map(String),
  latestStart: [policy.latestStart],
  zone: [policy.zone],
  ...Object.fromEntries(NUMBER_FIELDS.map((name) => [name, [String({ ...policy, ...minutes }[name])]])),
});

const text = one(z.string().trim());

/** Every field as it was typed. What each was when the form was shown travels beside it, as `was.<field>`. */
export const policySchema = z.record(z.string(), z.array(z.string()));

export type PolicyRead = { readonly change: PolicyChange } | { readonly errors: readonly FieldError[] };

const same = (a: readonly string[] = [], b: readonly string[] = []): boolean => a.join("\n") === b.join("\n");

const MESSAGES: Readonly<Partial<Record<string, string>>> = {
  weekdays: "desk.policy.weekdays-empty",
  latestStart: "desk.policy.latest-wrong",
  zone: "desk.policy.zone-empty",
};

function errorOf(field: string): FieldError {
  const own = MESSAGES[field];
  if (own) return { field, message: own };
  const { min, max } = BOUNDS[field as NumberField];
  return { field, message: "desk.policy.number", params: { min, max } };
}

/** Whole numbers only; anything else becomes a value that no bound takes. */
const numberOf = (typed: string): number => (/^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN);

/**
 * What the form changes. A field that still says what it said when the form was shown is left out, so that two people who
 * change different rules at the same time both get what they wanted.
 */
export function readPolicy(values: FormValues): PolicyRead {
  const changed = (name: PolicyField) => !same(values[name], values[`was.${name}`]);
  const typed = (name: string) => text.parse(values[name]);
  const numbers = NUMBER_FIELDS.filter(changed).map((name) => [name, numberOf(typed(name))] as const);
  const inEstimates = (name: string) => name in estimates;
  const read = policyChangeSchema.safeParse({
    ...(changed("weekdays") ? { weekdays: (values.weekdays ?? []).map(Number) } : {}),
    ...(changed("latestStart") ? { latestStart: typed("latestStart") } : {}),
    ...(changed("zone") ? { zone: typed("zone") } : {}),
    ...Object.fromEntries(numbers.filter(([name]) => !inEstimates(name))),
    ...(numbers.some(([name]) => inEstimates(name))
      ? { estimates: Object.fromEntries(numbers.filter(([name]) => inEstimates(name))) }
      : {}),
  });
  if (read.success) return { change: read.data };
  const fields = new Set(read.error.issues.map(({ path }) => String(path[0] === "estimates" ? path[1] : path[0])));
  return { errors: [...fields].map(errorOf) };
}

/** Nothing was changed, so there is nothing to save. */
export const isEmptyChange = (change: PolicyChange): boolean => Object.keys(change).length === 0;
