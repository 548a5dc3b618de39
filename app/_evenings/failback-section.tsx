import type { PlanView } from "#app/_planner/plan-view.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { type Fact, Facts } from "#app/_ui/facts.tsx";
import { Section } from "#app/_ui/section.tsx";
import { type FailbackOffer, failbackOffer } from "#lib/planning/failback.ts";
import { unbroken } from "#lib/time/format.ts";
import "./evenings.css";

type Offered = Exclude<FailbackOffer, { kind: "none" }>;

/** What it costs, in minutes off and in minutes of work, and what it buys: the roles as they are today. */
function factsOf(offer: Offered, { t, naming }: PlanView): readonly Fact[] {
  const added = offer.kind === "optional" && !offer.taken;
  const { primary, secondary } = offer.with;
  const without = { primary: naming.inSentence(offer.without.primary) };
  return [
    {
      label: t("evenings.failback.cost"),
      value: t("evenings.failback.minutes", { minutes: offer.minutes }),
      small: t(`evenings.failback.who-${offer.who}`),
      off: true,
    },
    {
      label: t("evenings.failback.work"),
      value: t("evenings.failback.work-value", { duration: unbroken(offer.workMinutes) }),
      small: t(added ? "evenings.failback.work-added" : "evenings.failback.work-included"),
    },
    {
      label: t("evenings.failback.buys"),
      value: t("evenings.failback.with", { primary: naming.name(primary) }),
      small: `${t("evenings.failback.with-small", { secondary: naming.inSentence(secondary) })}; ${t("evenings.failback.without", without)}`,
    },
  ];
}

const Switch = ({ view: { t, links }, taken }: { readonly view: PlanView; readonly taken: boolean }) =>
  links.failback ? (
    <p className="actions">
      <LinkButton href={`${links.failback(!taken)}#failback`}>
        {t(taken ? "evenings.failback.drop" : "evenings.failback.add")}
      </LinkButton>
    </p>
  ) : null;

/** The last swap of roles, with its price, where there is one or could be; a link adds it or leaves it out. */
export const FailbackSection = ({ view }: { readonly view: PlanView }) => {
  const { t, plan, input, policy } = view;
  const offer = failbackOffer(plan, input, policy.estimates);
  if (offer.kind === "none") return null;
  const lead = offer.kind === "required" ? "required" : offer.taken ? "taken" : "optional";
  return (
    <Section id="failback" title={t("evenings.failback.title")} aside={t(`evenings.failback.aside-${offer.kind}`)}>
      <p className="prose">{t(`evenings.failback.${lead}`)}</p>
      <Facts tight items={factsOf(offer, view)} />
      {offer.kind === "optional" ? <Switch view={view} taken={offer.taken} /> : null}
    </Section>
  );
};
