import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { FieldError } from "#app/_ui/field-parts.tsx";
import { Checkbox } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { isStaffKind, type Person, type RotaPlace } from "#lib/accounts/people/person.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { personHref } from "./person-form.ts";

type Props = {
  readonly person: Person;
  readonly t: Translate;
  readonly form: FormState;
  readonly rota: readonly RotaPlace[];
};

/** Engineers who are somebody else's are named, with whose they are, and cannot be chosen. */
const Taken = ({ places, t }: { readonly places: readonly RotaPlace[]; readonly t: Translate }) =>
  places.map(({ id, name, account }) => (
    <p key={id} className="people-taken">
      {t("people.rota.taken", { engineer: name, account: account?.name ?? "" })}
    </p>
  ));

/** Which engineers of the rota somebody of the desk is. */
export const EngineersForm = ({ person, t, form, rota }: Props) => {
  if (!isStaffKind(person.kind)) return <p className="people-line">{t("people.rota.customer")}</p>;
  const own = rota.filter(({ account }) => account === null || account.id === person.id);
  // What was ticked while a session ended, which nobody saved; else what is so.
  const ticked = form.values("engineer");
  const taken = rota.filter((place) => !own.includes(place));
  return (
    <Form action={`${personHref(person.id)}/engineers/submit`} className="people-form">
      <p className="people-line">{t("people.rota.lede", { name: person.name })}</p>
      <fieldset className="field" id="engineer">
        <legend className="field-label">{t("people.rota.label")}</legend>
        <FieldError id="engineer" error={form.error("engineer")} />
        {own.map(({ id, name, account }) => (
          <Checkbox
            key={id}
            name="engineer"
            id={`engineer-${id}`}
            value={id}
            label={name}
            checked={ticked.length > 0 ? ticked.includes(id) : account !== null}
          />
        ))}
        {own.length === 0 ? <p className="people-line">{t("people.rota.empty")}</p> : null}
        <Taken places={taken} t={t} />
      </fieldset>
      {own.length === 0 ? null : (
        <div className="actions">
          <Button>{t("people.rota.button")}</Button>
        </div>
      )}
    </Form>
  );
};
