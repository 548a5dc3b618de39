import type { Metadata } from "next";
import { pageContext } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("common.privacy.title"), description: t("common.privacy.lede") };
}

const KEPT = ["one", "two", "three", "four"] as const;

export default async function Privacy() {
  const context = await pageContext();
  const { t } = context;
  return (
    <Shell context={context}>
      <article className="prose">
        <h1>{t("common.privacy.title")}</h1>
        <p className="lede">{t("common.privacy.lede")}</p>
        <h2>{t("common.privacy.planner-title")}</h2>
        <p>{t("common.privacy.planner")}</p>
        <h2>{t("common.privacy.account-title")}</h2>
        <ul>
          {KEPT.map((thing) => (
            <li key={thing}>{t(`common.privacy.account.${thing}`)}</li>
          ))}
        </ul>
        {["see", "cookies", "forms"].map((part) => (
          <section key={part}>
            <h2>{t(`common.privacy.${part}-title`)}</h2>
            <p>{t(`common.privacy.${part}`)}</p>
          </section>
        ))}
      </article>
    </Shell>
  );
}
