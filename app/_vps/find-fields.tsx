import { Button } from "#app/_ui/button.tsx";
import { SelectField, TextField } from "#app/_ui/fields.tsx";
import { SORTS } from "#lib/vps/find.ts";
import type { Sheet } from "./sheet.ts";
import { ONLY, type SheetQuery } from "./sheet-query.ts";

/** Of more than these a list to choose from helps nobody. */
const MOST_CHOICES = 60;

type Choice = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly of: readonly string[];
  readonly all: string;
};

/** A list to choose from, or a field to type into where it would be long. */
const ChoiceOrText = ({ name, label, value, of, all }: Choice) =>
  of.length > MOST_CHOICES ? (
    <TextField {...{ name, label, value }} autoComplete="off" spellCheck={false} />
  ) : (
    <SelectField
      {...{ name, label, value }}
      options={[
        { value: "", label: all },
        ...[...new Set(value === "" || of.includes(value) ? of : [value, ...of])].map((one) => ({ value: one, label: one })),
      ]}
    />
  );

/** What to look for in a list, and in which order; part of a form. */
export const FindFields = ({ sheet: { t, owners, ground }, query }: { readonly sheet: Sheet; readonly query: SheetQuery }) => {
  const hosts = ground.input.hosts.filter(({ role }) => role !== "backup").map(({ name }) => name);
  const all = t("vps.find.all");
  const sorts = SORTS.flatMap((sort) => [
    { value: sort, label: t(`vps.column.${sort}`) },
    { value: `-${sort}`, label: t("vps.find.backwards", { column: t(`vps.column.${sort}`) }) },
  ]);
  return (
    <div className="vps-find">
      <TextField name="q" type="search" label={t("vps.find.q")} value={query.q} autoComplete="off" spellCheck={false} />
      <ChoiceOrText
        name="owner"
        label={t("vps.column.owner")}
        value={query.owner}
        of={owners.flatMap(({ owner }) => owner ?? [])}
        all={all}
      />
      <ChoiceOrText name="host" label={t("vps.column.host")} value={query.host} of={hosts} all={all} />
      <SelectField
        name="only"
        label={t("vps.find.only")}
        value={query.only}
        options={[{ value: "", label: all }, ...ONLY.map((one) => ({ value: one, label: t(`vps.find.only-${one}`) }))]}
      />
      <SelectField name="sort" label={t("vps.find.sort")} value={`${query.backwards ? "-" : ""}${query.sort}`} options={sorts} />
      <Button>{t("vps.find.button")}</Button>
    </div>
  );
};
