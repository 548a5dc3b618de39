import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageContext, type Search } from "#app/_edge/page-context.ts";
import { settingsPage } from "#app/_review/settings-page.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { findEngineer } from "#lib/scheduling/lookup/service.ts";
import "#app/_review/queue.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("desk.engineers.remove") };
}

/** What it means that somebody carries out no more upgrades, and the one button that does it. */
export default async function RemoveEngineerPage({ params, searchParams }: Props) {
  const { id } = await params;
  const here = `/desk/engineers/${encodeURIComponent(id)}/remove`;
  const { context, form } = await settingsPage({ here, formName: "engineer-remove", searchParams });
  const { t, actor } = context;
  const found = await findEngineer(actor, id);
  if (!found.ok) notFound();
  return (
    <Shell context={context} current="engineers">
      <BackLink href="/desk/engineers">{t("desk.engineers.title")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <div className="desk-head">
        <h1>{t("desk.engineers.remove-title", { name: found.value.name })}</h1>
        <p>{t("desk.engineers.remove-lede")}</p>
      </div>
      <Form action={`${here}/submit`} className="gap-above">
        <div className="actions">
          <Button kind="danger">{t("desk.engineers.remove")}</Button>
          <LinkButton href="/desk/engineers">{t("desk.engineers.keep")}</LinkButton>
        </div>
      </Form>
    </Shell>
  );
}
