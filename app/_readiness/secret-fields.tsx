import { RadioGroup, TextArea, TextField } from "#app/_ui/fields.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Note } from "#app/_ui/note.tsx";
import type { KvmItem } from "#lib/readiness/item.ts";
import type { TaskProps } from "./task-page.tsx";

type Props = { readonly task: TaskProps; readonly item: KvmItem };

const CHOICES = ["keep", "replace", "erase"] as const;

/** Nothing of a stored or kept sign-in comes back to the page: there is only the choice what happens to it. */
const StoredChoice = ({ task: { context, form } }: Props) => {
  const { t } = context;
  return (
    <RadioGroup
      name="secret"
      legend={t("readiness.secret.stored")}
      hint={t("readiness.secret.stored-hint")}
      value={form.value("secret", "keep")}
      options={CHOICES.map((value) => ({ value, label: t(`readiness.secret.${value}`) }))}
    />
  );
};

/** The sign-in of a console: typed here, sealed on the server, never shown again. */
export const SecretFields = (props: Props) => {
  const { task, item } = props;
  const { t } = task.context;
  const { form, reply, replyId } = task;
  const field = (name: string) => ({ name, error: form.error(name), autoComplete: "off", spellCheck: false });
  return (
    <fieldset className="task-secret">
      <legend className="task-secret-head">
        <Icon name="lock" />
        {t("readiness.secret.legend")}
      </legend>
      <p className="field-hint">{t("readiness.secret.hint")}</p>
      {reply.sealed ? (
        <>
          <Note icon="lock">{t("readiness.secret.kept")}</Note>
          <input type="hidden" name="reply" value={replyId} />
        </>
      ) : null}
      {item.hasSecret ? <StoredChoice {...props} /> : null}
      <div className="task-secret-parts">
        <TextField {...field("console-user")} label={t("readiness.secret.user")} optionalNote={t("common.optional")} />
        <TextField
          {...field("console-password")}
          type="password"
          autoComplete="new-password"
          label={t("readiness.secret.password")}
          optionalNote={t("common.optional")}
        />
        <TextArea {...field("console-notes")} label={t("readiness.secret.notes")} rows={3} optionalNote={t("common.optional")} />
      </div>
    </fieldset>
  );
};
