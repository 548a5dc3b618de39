import { Button } from "#app/_ui/button.tsx";
import { RadioGroup, TextArea } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { newFormKey } from "#lib/forms/service.ts";
import type { Talk } from "./talk.ts";

/** The reply at the end of a conversation. The desk chooses who reads it; nothing else in the page's forms has these names. */
export const MessageForm = ({ t, here, form, customer }: Talk) => {
  const isDesk = customer !== undefined;
  return (
    <Form action={`${here}/message/submit`} onceKey={newFormKey()} className="thread-form">
      {isDesk ? (
        <RadioGroup
          name="message-to"
          legend={t("thread.form.to")}
          error={form.error("message-to")}
          value={form.value("message-to", "customer")}
          options={[
            { value: "customer", label: t("thread.form.to-customer"), hint: t("thread.form.to-customer-hint", { customer }) },
            { value: "internal", label: t("thread.form.to-internal"), hint: t("thread.form.to-internal-hint") },
          ]}
        />
      ) : null}
      <TextArea
        name="message-text"
        label={t(isDesk ? "thread.form.label-desk" : "thread.form.label")}
        hint={isDesk ? undefined : t("thread.form.hint")}
        error={form.error("message-text")}
        value={form.value("message-text")}
        rows={4}
      />
      <p className="actions">
        <Button>{t(isDesk ? "thread.form.send-desk" : "thread.form.send")}</Button>
      </p>
    </Form>
  );
};
