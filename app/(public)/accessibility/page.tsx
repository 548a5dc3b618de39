import type { Metadata } from "next";
import { pageContext } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("common.accessibility.title"), description: t("common.accessibility.lede") };
}

const PROMISES = ["one", "two", "three", "four", "five"] as const;

export default async function Accessibility() {
  const context = await pageContext();
  const { t } = context;
  return (
    <Shell context={context}>
      <article className="prose">
        <h1>{t("common.accessibility.title")}</h1>
        <p className="lede">{t("common.accessibility.lede")}</p>
        <p>{t("common.accessibility.aim")}</p>
        <h2>{t("common.accessibility.works-title")}</h2>
        <ul>
          {PROMISES.map((promise) => (
            <li key={promise}>{t(`common.accessibility.works.${promise}`)}</li>
          ))}
        </ul>
        <h2>{t("common.accessibility.limits-title")}</h2>
        <p>{t("common.accessibility.limits")}</p>
        <h2>{t("common.accessibility.tell-title")}</h2>
        <p>{t("common.accessibility.tell")}</p>
      </article>
    </Shell>
  );
}
