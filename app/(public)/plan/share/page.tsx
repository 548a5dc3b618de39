import type { Metadata } from "next";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { planOfHandle } from "#app/_planner/plan-handle.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { ShareForm } from "#app/_take-along/share-form.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { readReply } from "#lib/forms/service.ts";
import { LIFETIME_DAYS } from "#lib/shared-plans/shared-plan.ts";
import "#app/_take-along/take-along.css";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("take.link.page-title"), robots: { index: false } };
}

/** The form for a short link on a page of its own: where it could not be made at once, and what to do about that. */
export default async function Share({ searchParams }: { readonly searchParams: Search }) {
  const context = await pageContext();
  const { t, actor } = context;
  const plan = (await searchValue(searchParams, "plan")) ?? "";
  const form = formState(await readReply(actor, "share", await searchValue(searchParams, "reply")), t);
  const handled = await planOfHandle(plan);
  return (
    <Shell context={context} current="plan">
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <BackLink href={handled ? handled.links.self : "/plan"}>{t(handled ? "take.link.back" : "take.absent.plan")}</BackLink>
      <h1>{t("take.link.page-title")}</h1>
      {handled ? (
        <>
          <p className="lede share-lede">{t("take.link.text", { days: LIFETIME_DAYS.link })}</p>
          <ShareForm t={t} plan={plan} named={handled.named} checked={form.value("names") !== ""} />
        </>
      ) : (
        <p className="lede share-lede">{t("take.link.gone")}</p>
      )}
    </Shell>
  );
}
