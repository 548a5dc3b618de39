import type { Metadata } from "next";
import { pageContext } from "#app/_edge/page-context.ts";
import { WaysTable } from "#app/_planner/ways-table.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import "#app/_planner/planner.css";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("planner.how.title"), description: t("planner.how.lede") };
}

const ORDER = ["one", "two", "three", "four", "five"] as const;
const WORDS = ["primary", "secondary", "processing", "failover", "failback", "stage"] as const;

const Stage = ({ t }: { readonly t: Translate }) => (
  <Section id="stage" title={t("planner.how.stage-title")}>
    <div className="prose">
      <p>{t("planner.how.stage-text")}</p>
      <ol className="ready">
        {ORDER.map((step) => (
          <li key={step}>
            <span>{t(`planner.how.order.${step}`, { minutes: rulebook.failover.minutes })}</span>
          </li>
        ))}
      </ol>
      <p>{t("planner.how.why")}</p>
    </div>
  </Section>
);

const Words = ({ t }: { readonly t: Translate }) => (
  <Section id="words" title={t("planner.how.words-title")}>
    <dl className="answers">
      {WORDS.map((word) => (
        <div key={word}>
          <dt>{t(`planner.how.words.${word}`)}</dt>
          <dd>{t(`planner.how.words.${word}-text`)}</dd>
        </div>
      ))}
    </dl>
  </Section>
);

const Firewall = ({ t }: { readonly t: Translate }) => (
  <Section id="firewall" title={t("planner.how.firewall-title")}>
    <p className="prose">{t("planner.how.firewall-text")}</p>
    <dl className="answers gap-above">
      {rulebook.licensingServers.map(({ name, address }) => (
        <div key={address}>
          <dt>{name}</dt>
          <dd className="mono">{address}</dd>
        </div>
      ))}
    </dl>
  </Section>
);

/** The procedure in general, from the same rulebook as every plan. */
export default async function HowUpgradesWork() {
  const context = await pageContext();
  const { t } = context;
  return (
    <Shell context={context}>
      <article>
        <h1>{t("planner.how.title")}</h1>
        <p className="lede hosts-lede">{t("planner.how.lede")}</p>
        <LinkButton kind="main" href="/plan">
          {t("planner.how.plan")}
        </LinkButton>
        <Stage t={t} />
        <Section id="ways" title={t("planner.how.paths-title")}>
          <WaysTable t={t} />
          <p className="prose small quiet gap-above">{t("planner.how.paths-text")}</p>
        </Section>
        <Words t={t} />
        <Firewall t={t} />
        <Section id="source" title={t("planner.how.source-title")}>
          <p className="prose">{t("planner.how.source-text", { source: rulebook.source, rulebook: rulebook.id })}</p>
        </Section>
      </article>
    </Shell>
  );
}
