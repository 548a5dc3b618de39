import type { PageContext } from "#app/_edge/page-context.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Section } from "#app/_ui/section.tsx";

export const CalendarPart = ({ context: { t } }: { readonly context: PageContext }) => (
  <Section id="calendar-title" title={t("calendar.page.title")}>
    <p>{t("calendar.page.part")}</p>
    <p className="gap-above">
      <LinkButton href="/account/calendar">{t("calendar.page.part-link")}</LinkButton>
    </p>
  </Section>
);
