import { weekdayWords } from "#app/_slots/weekday-words.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { PolicyVersion } from "#lib/scheduling/lookup/policy-version.ts";
import type { Policy } from "#lib/scheduling/policy.ts";
import { cityOf, dayAndTime, duration, type Reader } from "#lib/time/format.ts";
import { NUMBER_FIELDS, type NumberField, type PolicyField } from "./policy-fields.ts";

/** Fields that count days; the others count minutes. */
const DAYS: readonly NumberField[] = [
  "noticeDays",
  "horizonDays",
  "seriesGapDays",
  "answerDays",
  "requestDays",
  "changesDays",
  "proposalDays",
];

/** One rule's value as people say it. */
function valueWords(name: PolicyField, policy: Policy, t: Translate): string {
  if (name === "weekdays") return weekdayWords(policy.weekdays, t);
  if (name === "latestStart") return policy.latestStart;
  if (name === "zone") return cityOf(policy.zone);
  const value = { ...policy, ...policy.estimates }[name];
  return DAYS.includes(name) ? t("desk.days", { days: value }) : duration(value);
}

const FIELDS: readonly PolicyField[] = ["weekdays", "latestStart", "zone", ...NUMBER_FIELDS];

/** One change of the rules: when, by whom, and what became of what. */
export type PolicyLine = {
  readonly key: string;
  readonly when: string;
  readonly by: string;
  readonly changes: readonly string[];
};

function changesOf(before: Policy, after: Policy, t: Translate): readonly string[] {
  return FIELDS.flatMap((name) => {
    const [old, now] = [valueWords(name, before, t), valueWords(name, after, t)];
    return old === now ? [] : [t("desk.policy.history.change", { field: t(`desk.policy.field.${name}`), now, old })];
  });
}

/** The history in words, newest first; the oldest row is what a fresh system has. */
export function policyLines(versions: readonly PolicyVersion[], reader: Reader, t: Translate): readonly PolicyLine[] {
  return versions.map(({ id, at, by, policy }, n) => {
    const before = versions[n + 1];
    const changes = before ? changesOf(before.policy, policy, t) : [];
    const first = by === null ? [t("desk.policy.history.fresh")] : [t("desk.policy.history.same")];
    return {
      key: String(id),
      when: dayAndTime(at, reader),
      by: by ?? t("desk.policy.history.system"),
      changes: changes.length > 0 ? changes : first,
    };
  });
}
