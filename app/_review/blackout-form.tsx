import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { FormReply, FormValues } from "#lib/forms/reply.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { BookedNote } from "./booked-note.tsx";
import { SpanInputs } from "./span-inputs.tsx";

type Props = {
  readonly t: Translate;
  readonly action: string;
  readonly onceKey?: string;
  readonly shown: FormValues;
  readonly reply: FormReply;
  readonly form: FormState;
  readonly city: string;
  readonly button: string;
};

/** A time in which the team takes no upgrades, on the desk's clock. */
export const BlackoutForm = (props: Props) => {
  const { t, action, onceKey, shown, form, city, button } = props;
  return (
    <Form action={action} className="settings-form" {...(onceKey ? { onceKey } : {})}>
      <SpanInputs t={t} shown={shown} form={form} city={city} />
      <TextField
        name="reason"
        label={t("desk.blackouts.reason")}
        hint={t("desk.blackouts.reason-hint")}
        value={form.value("reason", shown.reason?.[0])}
        error={form.error("reason")}
        autoComplete="off"
      />
      <BookedNote t={t} reply={props.reply} form={form} />
      <div className="actions">
        <Button kind="main">{button}</Button>
      </div>
    </Form>
  );
};
