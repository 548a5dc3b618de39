import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { askedTime } from "#app/_asking/asked-time.ts";
import { ASK_FORM } from "#app/_asking/reason.ts";
import { Verdict } from "#app/_asking/verdict.tsx";
import { WhichTime } from "#app/_asking/which-time.tsx";
import { formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { askHref, readAskQuery } from "#app/_slots/ask-query.ts";
import { slotHref } from "#app/_slots/picker-query.ts";
import { loadSubject } from "#app/_slots/subject.ts";
import { upgradeName } from "#app/_slots/upgrade-name.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { readReply } from "#lib/forms/service.ts";
import "#app/_slots/slots.css";
import "#app/_asking/asking.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const replyOf = cache(async (id: string | undefined) => {
  const { actor } = await pageContext();
  return readReply(actor, ASK_FORM, id);
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const title = t("asking.title");
  const failed = (await replyOf(await searchValue(searchParams, "reply"))).errors.length > 0;
  return { title: failed ? t("common.error-title", { title }) : title };
}

/** A time that the picker does not offer: what stands against it, and whether the desk can be asked for it all the same. */
export default async function AskPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = readAskQuery(await searchParams);
  const context = await customerPage(askHref(id, { ...asked, date: asked.typed.date }));
  const found = await loadSubject(context, id, asked.failback);
  if (!found.ok) notFound();
  const { t, actor } = context;
  const subject = found.value;
  const reply = await replyOf(await searchValue(searchParams, "reply"));
  const form = formState(reply, t);
  const time = await askedTime(actor, subject, asked);
  const typed = time.kind === "wrong" ? time.faults.map(({ field, message }) => ({ href: `#${field}`, text: t(message) })) : [];
  const names = { organization: actor.organizationName, installation: subject.installation.name };
  return (
    <Shell context={context} current="installations">
      <BackLink href={slotHref(id, { failback: asked.failback, starts: asked.others })}>{t("picker.check.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={[...form.summary, ...typed]} />
      <KeptNote reply={reply} t={t} />
      <p className="for">{upgradeName(names, subject, t)}</p>
      <h1>{t("asking.title")}</h1>
      <p className="lede ask-lede">{t("asking.lede")}</p>
      <WhichTime {...{ subject, asked, time, form }} />
      <Verdict {...{ subject, asked, time, form }} />
    </Shell>
  );
}
