import type { PageContext } from "#app/_edge/page-context.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Section } from "#app/_ui/section.tsx";

export const KeysPart = ({ context: { t } }: { readonly context: PageContext }) => (
  <Section id="keys-title" title={t("keys.title")}>
    <p>{t("keys.part")}</p>
    <p className="gap-above">
      <LinkButton href="/account/keys">{t("keys.part-link")}</LinkButton>
    </p>
  </Section>
);
