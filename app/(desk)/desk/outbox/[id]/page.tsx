import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskPage, pageContext } from "#app/_edge/page-context.ts";
import { MailFrame, MailText } from "#app/_mails/mail-text.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Note } from "#app/_ui/note.tsx";
import { Section } from "#app/_ui/section.tsx";
import { outboxMail } from "#lib/outbox/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { dayAndTime } from "#lib/time/format.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "../outbox.css";

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("auth.outbox.title") };
}

export default async function OutboxMail({ params }: Props) {
  const { id } = await params;
  const context = await deskPage(`/desk/outbox/${encodeURIComponent(id)}`);
  const { t, actor, locale } = context;
  const found = await outboxMail(actor, id);
  if (!found.ok) notFound();
  const mail = found.value;
  const reader = { zone: (await currentPolicy()).zone, locale, now: systemClock() };
  const facts = [
    { label: t("auth.outbox.to"), value: mail.to },
    { label: t("auth.outbox.written"), value: dayAndTime(mail.writtenAt, reader) },
    { label: t("auth.outbox.sent-at"), value: mail.sentAt ? dayAndTime(mail.sentAt, reader) : t("auth.outbox.not-sent") },
    ...(mail.lastError ? [{ label: t("auth.outbox.last-error"), value: mail.lastError }] : []),
  ];
  return (
    <Shell context={context} current="outbox">
      <BackLink href="/desk/outbox">{t("auth.outbox.back")}</BackLink>
      <h1>{mail.subject}</h1>
      <div className="outbox-facts">
        <Facts items={facts} tight />
      </div>
      <Section id="text-title" title={t("auth.outbox.text")}>
        {mail.text === null ? <Note icon="lock">{t("auth.outbox.hidden")}</Note> : <MailText text={mail.text} />}
      </Section>
      {mail.html === null ? null : (
        <Section id="html-title" title={t("mail.samples.drawn")}>
          <MailFrame src={`/desk/outbox/${mail.id}/html`} title={t("mail.samples.drawn")} />
        </Section>
      )}
    </Shell>
  );
}
