import type { PageContext } from "#app/_edge/page-context.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Section } from "#app/_ui/section.tsx";

export const MailsPart = ({ context: { t } }: { readonly context: PageContext }) => (
  <Section id="mails-title" title={t("mail.choice.title")}>
    <p>{t("mail.choice.part")}</p>
    <p className="gap-above">
      <LinkButton href="/account/mails">{t("mail.choice.part-link")}</LinkButton>
    </p>
  </Section>
);
