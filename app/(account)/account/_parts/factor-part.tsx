import type { PageContext } from "#app/_edge/page-context.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Section } from "#app/_ui/section.tsx";

export const FactorPart = ({ context: { t }, isOn }: { readonly context: PageContext; readonly isOn: boolean }) => (
  <Section id="factor-title" title={t("auth.account.factor")}>
    <p>{t(isOn ? "auth.account.factor-on" : "auth.account.factor-off")}</p>
    <p className="gap-above">
      <LinkButton href="/account/two-factor">{t(isOn ? "auth.account.factor-change" : "auth.account.factor-set-up")}</LinkButton>
    </p>
  </Section>
);
