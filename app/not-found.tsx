import type { Metadata } from "next";
import { headers } from "next/headers";
import { ABSENT_PATH } from "#lib/guard/absent/absent-path.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { pageContext } from "./_edge/page-context.ts";
import { Shell } from "./_shell/shell.tsx";

/** A short link that leads nowhere is told as that; its address says nothing but that it is one. */
const isShortLink = async (): Promise<boolean> => (await headers()).get(ABSENT_PATH)?.startsWith("/p/") ?? false;

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t((await isShortLink()) ? "take.absent.title" : "common.not-found.title"), robots: { index: false } };
}

const InactiveLink = ({ t }: { readonly t: Translate }) => (
  <div className="prose">
    <h1>{t("take.absent.title")}</h1>
    <p className="lede">{t("take.absent.text")}</p>
    <p>
      <a href="/plan">{t("take.absent.plan")}</a>
    </p>
  </div>
);

/** What is absent and what is somebody else's look alike. */
export default async function NotFound() {
  const context = await pageContext();
  const { t, actor } = context;
  if (await isShortLink())
    return (
      <Shell context={context}>
        <InactiveLink t={t} />
      </Shell>
    );
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
