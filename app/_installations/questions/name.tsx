import { TextField } from "#app/_ui/fields.tsx";
import { Note } from "#app/_ui/note.tsx";
import type { Asked } from "./question.ts";

export const NameQuestion = ({ context: { t }, data, form, fromPlan }: Asked) => (
  <>
    <h1>{t("installations.name.title")}</h1>
    {fromPlan && data.topology ? (
      <div className="setup-note">
        <Note icon="tick">
          {t.rich("installations.name.from-plan", {
            layout: t(`planner.layout.${data.topology}`),
            hosts: data.hosts.length,
            b: (chunks) => <strong>{chunks}</strong>,
          })}
        </Note>
      </div>
    ) : null}
    <TextField
      name="name"
      label={t("installations.name.label")}
      hint={t("installations.name.hint")}
      value={form.value("name", data.name)}
      error={form.error("name")}
      autoComplete="off"
    />
  </>
);
