import { RadioGroup } from "#app/_ui/fields.tsx";
import type { Asked } from "./question.ts";

const LAYOUTS = ["mirror", "cluster"] as const;

export const LayoutQuestion = ({ context: { t }, data, form }: Asked) => (
  <>
    <h1>{t("installations.layout.title")}</h1>
    <RadioGroup
      name="layout"
      legend={t("installations.layout.title")}
      legendHidden
      hint={t("installations.layout.hint")}
      value={form.value("layout", data.topology ?? "")}
      error={form.error("layout")}
      options={LAYOUTS.map((layout) => ({
        value: layout,
        label: t(`planner.layout.${layout}`),
        hint: t(`planner.layout.${layout}-hint`),
      }))}
    />
  </>
);
