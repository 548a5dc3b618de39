import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { RadioGroup } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Note } from "#app/_ui/note.tsx";
import { KINDS, type Person } from "#lib/accounts/people/person.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { personHref } from "./person-form.ts";

type Props = {
  readonly person: Person;
  readonly t: Translate;
  readonly form: FormState;
  /** Whether staff cannot do without a second factor here. */
  readonly needsFactor: boolean;
};

/** A customer without an organisation was of the desk before: what they lack is said, since nothing else shows it. */
const Missing = ({ person: { kind, name, confirmed, organizations }, t }: Pick<Props, "person" | "t">) => (
  <>
    {kind === "customer" && organizations.length === 0 ? (
      <Note>{t.rich("people.no-organization", { name, strong: (chunks) => <strong>{chunks}</strong> })}</Note>
    ) : null}
    {confirmed ? null : <p className="small quiet">{t("people.kind-unconfirmed", { name })}</p>}
  </>
);

/** Customer, desk or administrator. */
export const KindForm = ({ person, t, form, needsFactor }: Props) => (
  <>
    <Missing person={person} t={t} />
    <Form action={`${personHref(person.id)}/kind/submit`} className="people-form">
      <RadioGroup
        name="kind"
        legend={t("people.kind-label")}
        hint={needsFactor ? t("people.kind-factor") : undefined}
        value={form.value("kind", person.kind)}
        error={form.error("kind")}
        options={KINDS.map((kind) => ({
          value: kind,
          label: t(`people.kind.${kind}`),
          hint: t(`people.kind-hint.${kind}`),
        }))}
      />
      <div className="actions">
        <Button kind="main">{t("people.kind-button")}</Button>
      </div>
    </Form>
  </>
);
