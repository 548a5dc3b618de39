import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { customerPage, pageContext } from "#app/_edge/page-context.ts";
import { checklistRows } from "#app/_readiness/tasks.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { TaskList } from "#app/_ui/task-list.tsx";
import { openBookings } from "#lib/bookings/service.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "#app/_installations/installations.css";

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("readiness.title") };
}

/** Everything that has to be ready, in any order and over as many days as it takes. */
export default async function ChecklistPage({ params }: Props) {
  const { id } = await params;
  const context = await customerPage(`/installations/${id}/checklist`);
  const { t, actor } = context;
  const found = await findInstallation(actor, id);
  if (!found.ok) notFound();
  const installation = found.value;
  const now = systemClock();
  const readiness = await checklistFor(installation, now);
  const booking = (await openBookings(actor, id))[0]?.booking;
  const { rows, done } = checklistRows({ installation, readiness, booking, t, now });
  const needed = readiness.items.length > 0;
  return (
    <Shell context={context} current="installations">
      <BackLink href={`/installations/${id}`}>{installation.name}</BackLink>
      <div className="setup-head">
        <h1>{t("readiness.title")}</h1>
        <p className="lede">{needed ? t("readiness.done", { done, of: rows.length }) : t("readiness.nothing")}</p>
      </div>
      <div className="task-list">
        <TaskList items={rows} />
      </div>
      <p className="prose soft gap-above">{t("readiness.any-order")}</p>
      <div className="actions gap-above">
        <LinkButton kind="main" href={`/installations/${id}/book/check`}>
          {t("readiness.check-and-send")}
        </LinkButton>
      </div>
    </Shell>
  );
}
