import { z } from "zod";
import { one } from "#lib/forms/fields.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { Engineer, Shift } from "#lib/scheduling/rota.ts";
import { weekdayLong } from "#lib/time/format.ts";
import { hoursText, readHours } from "./hours-text.ts";
import { WEEKDAYS } from "./policy-fields.ts";

/** Name of the form among kept replies. */
export const ENGINEER_FORM = "engineer";

const NAME_LENGTH = 100;

const text = one(z.string().trim());

export const engineerFieldsSchema = z.object({
  name: one(z.string().trim().min(1, "desk.engineers.name-empty").max(NAME_LENGTH, "desk.engineers.name-long")),
  user: text,
  "hours-1": text,
  "hours-2": text,
  "hours-3": text,
  "hours-4": text,
  "hours-5": text,
  "hours-6": text,
  "hours-7": text,
});

export type EngineerFields = z.output<typeof engineerFieldsSchema>;

type Content = { readonly name: string; readonly userId: string | null; readonly hours: Shift[] };

export type EngineerRead = { readonly engineer: Content } | { readonly errors: readonly FieldError[] };

/** Reads name, account and the hours of every weekday; all faults at once. */
export function readEngineer(fields: EngineerFields): EngineerRead {
  const days = WEEKDAYS.map((weekday) => ({ weekday, hours: readHours(weekday, fields[`hours-${weekday}`]) }));
  const errors = days
    .filter(({ hours }) => hours === null)
    .map(({ weekday }) => ({ field: `hours-${weekday}`, message: "desk.engineers.hours-wrong" }));
  if (errors.length > 0) return { errors };
  const hours = days.flatMap((day) => day.hours ?? []);
  return { engineer: { name: fields.name, userId: fields.user === "" ? null : fields.user, hours } };
}

const between =
  (t: Translate) =>
  (from: string, until: string): string =>
    t("desk.engineers.shift", { from, to: until });

/** An engineer as the form shows them. */
export const engineerValues = (
  { name, userId, hours }: Pick<Engineer, "name" | "userId" | "hours">,
  t: Translate,
): FormValues => ({
  name: [name],
  user: [userId ?? ""],
  ...Object.fromEntries(WEEKDAYS.map((weekday) => [`hours-${weekday}`, [hoursText(hours, weekday, between(t))]])),
});

/** The week in a few words, weekdays with the same hours together: `Monday to Friday 08:00 to 16:00`. */
export function weekLines(
  hours: readonly Shift[],
  t: Translate,
  named: (weekdays: readonly number[]) => string,
): readonly string[] {
  if (hours.length === 0) return [t("desk.engineers.always")];
  const days = new Map<string, number[]>();
  for (const weekday of WEEKDAYS) {
    const words = hoursText(hours, weekday, between(t));
    if (words !== "") days.set(words, [...(days.get(words) ?? []), weekday]);
  }
  return [...days].map(([words, weekdays]) => t("desk.engineers.week", { days: named(weekdays), hours: words }));
}

export const weekdayLabel = (weekday: number, t: Translate): string => weekdayLong(weekday, t.locale);
