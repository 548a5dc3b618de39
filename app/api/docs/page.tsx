import type { Metadata } from "next";
import { pageContext } from "#app/_edge/page-context.ts";
import { Docs } from "#app/_interface/docs.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { servedDocument } from "#lib/interface/service.ts";
import "#app/_interface/interface.css";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("interface.title"), description: t("interface.lede") };
}

/** The document that programs read, for people: the same words, the same calls, the same limits. */
export default async function InterfaceDocs() {
  const context = await pageContext();
  const { t, locale } = context;
  return (
    <Shell context={context}>
      <div className="interface">
        <h1>{t("interface.title")}</h1>
        <p className="lede">{t("interface.lede")}</p>
        {locale === "en" ? null : <p className="quiet">{t("interface.english")}</p>}
        <p className="interface-ways">
          <a href="/api/v1/openapi.json">{t("interface.document")}</a>
          <a href="/account/keys">{t("interface.keys")}</a>
        </p>
        <Docs read={servedDocument().read} t={t} />
      </div>
    </Shell>
  );
}
