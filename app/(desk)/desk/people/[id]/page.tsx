import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Search } from "#app/_edge/page-context.ts";
import { EngineersForm } from "#app/_people/engineers-form.tsx";
import { KindForm } from "#app/_people/kind-form.tsx";
import { PERSON_FORM, personHref } from "#app/_people/person-form.ts";
import { personPage, titleOf } from "#app/_people/person-page.ts";
import { AccountState, factorWords, organizationWords, savedWords } from "#app/_people/person-words.tsx";
import { DoneLine } from "#app/_review/done-line.tsx";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { Person } from "#lib/accounts/people/person.ts";
import { rotaPlaces } from "#lib/accounts/people/service.ts";
import { env } from "#lib/config/env.ts";
import type { Translate } from "#lib/messages/translator.ts";
import "#app/_review/queue.css";
import "#app/_people/people.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

type Told = { readonly person: Person; readonly t: Translate };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await personPage({ ...props, formName: PERSON_FORM });
  return { title: titleOf(page, page.person.name) };
}

const Known = ({ person, t }: Told) => {
  const reason = person.off?.reason;
  const state = {
    label: t("people.facts.state"),
    value: <AccountState person={person} t={t} />,
    ...(reason ? { small: t("people.facts.reason", { reason }) } : {}),
  };
  return (
    <div className="people-facts">
      <Facts
        tight
        items={[
          { label: t("people.facts.organization"), value: organizationWords({ person, t }) },
          { label: t("people.facts.factor"), value: factorWords({ person, t }) },
          state,
        ]}
      />
    </div>
  );
};

const Switch = ({ person, t }: Told) => (
  <Section id="account-title" title={t("people.switch.title")}>
    <p className="people-line">{t(person.off ? "people.switch.on-line" : "people.switch.off-line")}</p>
    <div className="actions">
      <LinkButton href={`${personHref(person.id)}/switch`}>{t(person.off ? "people.switch.on" : "people.switch.off")}</LinkButton>
    </div>
  </Section>
);

/** One account: what the person may do, whose upgrades they run, and whether it is in use. */
export default async function PersonPage(props: Props) {
  const { context, reply, form, person, saved } = await personPage({ ...props, formName: PERSON_FORM });
  const { t, actor } = context;
  const { name, email } = person;
  const rota = await rotaPlaces(actor);
  if (!rota.ok) notFound();
  return (
    <Shell context={context} current="people">
      <BackLink href="/desk/people">{t("people.title")}</BackLink>
      <DoneLine text={savedWords(form.failed ? undefined : saved, { person, t })} />
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="desk-head">
        <h1>{name}</h1>
        <p>{email}</p>
      </div>
      <Known person={person} t={t} />
      <Section
        id="kind-title"
        title={t("people.kind-title", { name })}
        aside={actor.userId === person.id ? t("people.kind-own") : t("people.signed-out", { name })}
      >
        <KindForm person={person} t={t} form={form} needsFactor={env().mode === "production"} />
      </Section>
      <Section id="rota-title" title={t("people.rota.title")}>
        <EngineersForm person={person} t={t} form={form} rota={rota.value} />
      </Section>
      <Switch person={person} t={t} />
    </Shell>
  );
}
