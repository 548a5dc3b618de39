import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { readReply } from "#lib/forms/service.ts";
import { findVps } from "#lib/vps/service.ts";
import "#app/_installations/installations.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("vps.remove.title-short") };
}

/** What goes, and the one button that removes it. */
export default async function RemoveVpsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const context = await customerPage(`/installations/${id}/vps/remove`);
  const { t, actor } = context;
  const found = await findVps(actor, id);
  if (!found.ok) notFound();
  const { installation, head, list } = found.value;
  const form = formState(await readReply(actor, "vps-remove", await searchValue(searchParams, "reply")), t);
  return (
    <Shell context={context} current="installations">
      <BackLink href={`/installations/${id}/vps`}>{t("vps.title")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <div className="setup-head">
        <h1>{t("vps.remove.title", { count: list.length, name: installation.name })}</h1>
        <p className="lede">{t("vps.remove.lede")}</p>
      </div>
      <Form action={`/installations/${id}/vps/remove/submit`}>
        <input type="hidden" name="revision" value={head.revision} />
        <div className="actions">
          <Button kind="danger">{t("vps.remove.button", { count: list.length })}</Button>
          <LinkButton href={`/installations/${id}/vps`}>{t("vps.remove.keep")}</LinkButton>
        </div>
      </Form>
    </Shell>
  );
}
