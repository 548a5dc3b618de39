import { State } from "#app/_ui/state.tsx";
import type { Person } from "#lib/accounts/people/person.ts";
import type { Translate } from "#lib/messages/translator.ts";

type Told = { readonly person: Person; readonly t: Translate };

/** Whether somebody can sign in with the account. */
export const AccountState = ({ person: { off, confirmed }, t }: Told) => {
  if (off)
    return (
      <State mark="cross" tone="bad">
        {t("people.state.off")}
      </State>
    );
  return confirmed ? (
    <State mark="tick">{t("people.state.on")}</State>
  ) : (
    <State mark="half" tone="todo">
      {t("people.state.unconfirmed")}
    </State>
  );
};

export const organizationWords = ({ person: { organizations }, t }: Told): string =>
  organizations.length === 0 ? t("people.facts.none") : organizations.join(", ");

export const factorWords = ({ person: { hasSecondFactor }, t }: Told): string =>
  t(hasSecondFactor ? "people.factor.on" : "people.factor.off");

/** What was saved a moment ago, in the words of what the account is now. */
export function savedWords(saved: string | undefined, { person, t }: Told): string | null {
  const { name, kind, engineers, off } = person;
  if (saved === "kind") return t("people.saved.kind", { name, kind });
  if (saved === "switch") return t(off ? "people.saved.off" : "people.saved.on", { name });
  if (saved !== "engineers") return null;
  const names = engineers.map((engineer) => engineer.name).join(", ");
  return t("people.saved.engineers", { name, count: engineers.length, engineers: names });
}
