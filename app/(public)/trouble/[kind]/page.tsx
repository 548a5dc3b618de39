import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localPath } from "#app/_edge/form-route.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";

type Props = { readonly params: Promise<{ readonly kind: string }>; readonly searchParams: Search };

const KINDS = ["away", "fault", "too-large"];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const { kind } = await params;
  return {
    title: KINDS.includes(kind) ? t(`common.trouble.${kind}.title`) : t("common.not-found.title"),
    robots: { index: false },
  };
}

/**
 * What the server sends in place of an answer that failed, at the address that was asked for: nothing here may need the
 * database. `at` is that address.
 */
export default async function Trouble({ params, searchParams }: Props) {
  const { kind } = await params;
  const asked = localPath(await searchValue(searchParams, "at"), "/");
  if (!KINDS.includes(kind)) notFound();
  const context = await pageContext();
  const { t } = context;
  return (
    <Shell context={context}>
      <div className="prose">
        <h1>{t(`common.trouble.${kind}.title`)}</h1>
        <p className="lede">{t(`common.trouble.${kind}.text`)}</p>
        <p className="actions">
          {kind === "too-large" ? null : (
            <a className="button button-main" href={asked}>
              {t("common.trouble.again")}
            </a>
          )}
          <a className="button" href="/">
            {t("common.trouble.home")}
          </a>
        </p>
      </div>
    </Shell>
  );
}
