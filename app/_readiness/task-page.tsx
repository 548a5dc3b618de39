import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { customerPage, type PageContext, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import type { Customer } from "#lib/auth/actor.ts";
import { type FormReply, NO_REPLY, wasInterrupted } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import { hostNamed, type Installation } from "#lib/installations/installation.ts";
import { findInstallation } from "#lib/installations/service.ts";
import type { Readiness } from "#lib/readiness/item.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import { day, time } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { localTime } from "#lib/time/zone.ts";
import { checklistHref } from "./hrefs.ts";
import "#app/_installations/installations.css";

export type TaskProps = {
  readonly context: PageContext & { readonly actor: Customer };
  readonly installation: Installation;
  readonly readiness: Readiness;
  readonly form: FormState;
  readonly reply: FormReply;
  /** Id of the reply that is shown, for a form that goes on from it. */
  readonly replyId: string | undefined;
  readonly now: Instant;
};

const replyOf = cache(async (form: string, id: string | undefined) => {
  const { actor } = await pageContext();
  return id === undefined ? NO_REPLY : readReply(actor, form, id);
});

/** The title, with "Error" in front of it while something has to be mended. */
export async function taskMetadata(title: string, form: string, search: Search): Promise<Metadata> {
  const { t } = await pageContext();
  const { errors } = await replyOf(form, await searchValue(search, "reply"));
  return { title: errors.length > 0 ? t("common.error-title", { title }) : title };
}

/** What a page of the checklist needs to know. A missing installation, or one that is not theirs, is no page. */
export async function taskProps(
  id: string,
  here: string,
  { form, search }: { form: string; search: Search },
): Promise<TaskProps> {
  const context = await customerPage(checklistHref(id, here));
  const found = await findInstallation(context.actor, id);
  if (!found.ok) notFound();
  const replyId = await searchValue(search, "reply");
  const reply = await replyOf(form, replyId);
  const now = systemClock();
  const readiness = await checklistFor(found.value, now);
  return { context, installation: found.value, readiness, form: formState(reply, context.t), reply, replyId, now };
}

/** The host that the address names, by the name that it has. */
export function hostIn({ installation }: Pick<TaskProps, "installation">, name: string): string {
  return hostNamed(installation, decodeURIComponent(name))?.name ?? notFound();
}

/** `Saved 15:12` for today, with the day before; always on the clock of the installation. Not beside what is not saved yet. */
export function savedWords(
  { context: { t, locale }, installation: { zone }, reply, now }: TaskProps,
  at: Instant | null,
): string | null {
  if (at === null || wasInterrupted(reply) || reply.errors.length > 0) return null;
  const clock = time(at, { zone });
  if (localTime(at, zone).date === localTime(now, zone).date) return t("readiness.saved", { time: clock });
  return t("readiness.saved-day", { day: day(at, { zone, locale, now }), time: clock });
}

/** The frame of every page below the checklist. */
export const TaskPage = ({
  task,
  back,
  title,
  lede,
  children,
}: {
  readonly task: TaskProps;
  readonly back?: { readonly href: string; readonly label: string };
  readonly title: string;
  readonly lede?: ReactNode;
  readonly children: ReactNode;
}) => {
  const { context, installation, form, reply } = task;
  const { t } = context;
  return (
    <Shell context={context} current="installations">
      <BackLink href={back?.href ?? checklistHref(installation.id)}>{back?.label ?? t("readiness.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="setup-head">
        <p className="setup-for">{installation.name}</p>
        <h1>{title}</h1>
        {lede ? <p className="lede">{lede}</p> : null}
      </div>
      {children}
    </Shell>
  );
};
