import type { FormState } from "#app/_edge/form-state.ts";
import { FieldError } from "#app/_ui/field-parts.tsx";
import { TextArea } from "#app/_ui/fields.tsx";
import type { Translate } from "#lib/messages/translator.ts";

/** A list to paste, or a file in its place; part of a form that sends files. */
export const ListFields = ({
  t,
  form,
  hosts,
  file,
}: {
  readonly t: Translate;
  readonly form: FormState;
  /** Names of hosts that carry VPSs, as examples. */
  readonly hosts: string;
  /** Whether a file can be chosen in the place of the text: not where the text of one is in the field already. */
  readonly file: boolean;
}) => (
  <>
    <TextArea
      name="list"
      label={t("vps.list.label")}
      hint={
        <>
          {t("vps.list.hint")} {t("vps.list.hosts", { hosts })}
        </>
      }
      error={form.error("list")}
      value={form.value("list")}
      rows={10}
      spellCheck={false}
      autoComplete="off"
    />
    {file ? (
      <div className="field">
        <label className="field-label" htmlFor="file">
          {t("vps.list.file")}
        </label>
        <p className="field-hint" id="file-hint">
          {t("vps.list.file-hint")}
        </p>
        <FieldError id="file" error={form.error("file")} />
        <input
          className="field-input vps-file"
          type="file"
          id="file"
          name="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          aria-describedby={form.error("file") ? "file-hint file-error" : "file-hint"}
        />
      </div>
    ) : null}
  </>
);
