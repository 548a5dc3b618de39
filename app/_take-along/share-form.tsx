import { Button } from "#app/_ui/button.tsx";
import { Checkbox } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { newFormKey } from "#lib/forms/service.ts";
import type { Translate } from "#lib/messages/translator.ts";

/** Keeps a plan for a short link. `plan` is its handle; hosts without names of their own have none to keep. */
export const ShareForm = ({
  t,
  plan,
  named,
  checked = false,
}: {
  readonly t: Translate;
  readonly plan: string;
  readonly named: boolean;
  readonly checked?: boolean;
}) => (
  <Form action="/plan/share/submit" onceKey={newFormKey()} className="share-form">
    <input type="hidden" name="plan" value={plan} />
    {named ? <Checkbox name="names" label={t("take.link.names")} hint={t("take.link.names-hint")} checked={checked} /> : null}
    <div>
      <Button small>{t("take.link.make")}</Button>
    </div>
  </Form>
);
