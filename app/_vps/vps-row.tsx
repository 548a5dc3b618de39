import { Section } from "#app/_ui/section.tsx";
import { TaskList } from "#app/_ui/task-list.tsx";
import type { Translate } from "#lib/messages/translator.ts";

/** On an installation's page: the way to its VPSs, and how many there are. */
export const VpsRow = ({
  installation,
  count,
  t,
}: {
  readonly installation: { readonly id: string };
  readonly count: number;
  readonly t: Translate;
}) => (
  <Section id="vps" title={t("vps.title")}>
    <TaskList
      items={[
        {
          href: `/installations/${installation.id}/vps`,
          title: t("vps.row-tell"),
          line: t("vps.row", { count }),
          state: t("vps.row-state", { count }),
        },
      ]}
    />
  </Section>
);
