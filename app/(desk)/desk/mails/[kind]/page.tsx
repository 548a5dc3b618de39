import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { MailFrame, MailText } from "#app/_mails/mail-text.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Section } from "#app/_ui/section.tsx";
import { sampleMail } from "#lib/mail-samples/service.ts";
import { isLocale, LOCALES } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";

type Props = { readonly params: Promise<{ readonly kind: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("mail.samples.title") };
}

/** Languages call themselves by their own names, in every language. */
const NAMES = { en: "English", de: "Deutsch" } as const;

export default async function SampleMail({ params, searchParams }: Props) {
  const { kind } = await params;
  const context = await deskPage(`/desk/mails/${encodeURIComponent(kind)}`);
  const { t, actor, locale } = context;
  const wished = await searchValue(searchParams, "lang");
  const lang = isLocale(wished) ? wished : locale;
  const found = sampleMail(actor, kind, translator(lang));
  if (!found.ok) notFound();
  const { subject, text } = found.value;
  return (
    <Shell context={context} current={actor.kind === "admin" ? "outbox" : undefined}>
      <div className="mails">
        <BackLink href="/desk/mails">{t("mail.samples.title")}</BackLink>
        <h1 lang={lang}>{subject}</h1>
        <nav aria-label={t("mail.samples.language")} className="languages">
          {LOCALES.map((name) => (
            <a key={name} href={`/desk/mails/${kind}?lang=${name}`} lang={name} aria-current={name === lang ? "page" : undefined}>
              {NAMES[name]}
            </a>
          ))}
        </nav>
        <Section id="html-title" title={t("mail.samples.drawn")}>
          <MailFrame src={`/desk/mails/${kind}/html?lang=${lang}`} title={t("mail.samples.drawn")} />
        </Section>
        <Section id="text-title" title={t("auth.outbox.text")}>
          <div lang={lang}>
            <MailText text={text} />
          </div>
        </Section>
      </div>
    </Shell>
  );
}
