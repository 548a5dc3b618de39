import type { Metadata } from "next";
import { pageContext } from "./_edge/page-context.ts";
import { Shell } from "./_shell/shell.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("common.not-found.title") };
}

/** What is absent and what is somebody else's look alike. */
export default async function NotFound() {
  const context = await pageContext();
  const { t, actor } = context;
  const [href, label] =
    actor.kind === "customer" ? ["/bookings", "bookings"] : actor.kind === "anonymous" ? ["/", "plan"] : ["/desk/queue", "queue"];
  return (
    <Shell context={context}>
      <div className="prose">
        <h1>{t("common.not-found.title")}</h1>
        <p className="lede">{t("common.not-found.text")}</p>
        <p>
          <a href={href}>{t(`common.nav.${label}`)}</a>
        </p>
      </div>
    </Shell>
  );
}
