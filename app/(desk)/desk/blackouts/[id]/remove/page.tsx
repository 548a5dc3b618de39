import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageContext, type Search } from "#app/_edge/page-context.ts";
import { settingsPage } from "#app/_review/settings-page.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { findBlackout } from "#lib/scheduling/lookup/service.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import "#app/_review/queue.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("desk.blackouts.remove") };
}

/** What becomes possible again, and the one button that does it. */
export default async function RemoveBlackoutPage({ params, searchParams }: Props) {
  const { id } = await params;
  const here = `/desk/blackouts/${encodeURIComponent(id)}/remove`;
  const { context, reader, form } = await settingsPage({ here, formName: "blackout-remove", searchParams });
  const { t, actor } = context;
  const found = await findBlackout(actor, id);
  if (!found.ok) notFound();
  const { interval, reason } = found.value;
  const words = { start: dayAndTime(interval.start, reader), end: dayAndTime(interval.end, reader), city: cityOf(reader.zone) };
  return (
    <Shell context={context} current="blackouts">
      <BackLink href="/desk/blackouts">{t("desk.blackouts.title")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <div className="desk-head">
        <h1>{t("desk.blackouts.remove-title", { reason })}</h1>
        <p>{t("desk.blackouts.remove-lede", words)}</p>
      </div>
      <Form action={`${here}/submit`} className="gap-above">
        <div className="actions">
          <Button kind="danger">{t("desk.blackouts.remove")}</Button>
          <LinkButton href="/desk/blackouts">{t("desk.blackouts.keep")}</LinkButton>
        </div>
      </Form>
    </Shell>
  );
}
