import type { Metadata } from "next";
import { pageContext, type Search } from "#app/_edge/page-context.ts";
import { checklistHref } from "#app/_readiness/hrefs.ts";
import { savedWords, TaskPage, taskMetadata, taskProps } from "#app/_readiness/task-page.tsx";
import { Button } from "#app/_ui/button.tsx";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { RadioGroup } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import { firewallItem } from "#lib/readiness/describe.ts";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const FORM = "readiness-firewall";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  return taskMetadata(t("readiness.task.firewall"), FORM, searchParams);
}

/** The vendor's servers, letter by letter, with a button to take each along. */
const Servers = ({ t }: { readonly t: Translate }) => (
  <ul className="task-servers" aria-label={t("readiness.firewall.servers")}>
    {rulebook.licensingServers.map(({ name, address }) => (
      <li key={name}>
        <span className="mono">{name}</span>
        <span className="mono">{address}</span>
        <CopyButton
          text={`${name} ${address}`}
          label={t("common.copy")}
          copied={t("common.copied")}
          failed={t("common.copy-failed")}
          icon={<Icon name="copy" small />}
          small
        />
      </li>
    ))}
  </ul>
);

/** Whether the hosts reach the licensing servers. */
export default async function FirewallPage({ params, searchParams }: Props) {
  const { id } = await params;
  const task = await taskProps(id, "/firewall", { form: FORM, search: searchParams });
  const { t } = task.context;
  const item = firewallItem(task.readiness);
  const saved = savedWords(task, item?.updatedAt ?? null);
  return (
    <TaskPage task={task} title={t("readiness.task.firewall")} lede={t("readiness.firewall.lede")}>
      <Servers t={t} />
      <p className="prose soft gap-above">{t("readiness.firewall.test")}</p>
      <Form action={checklistHref(id, "/firewall/submit")} className="task-firewall">
        <RadioGroup
          name="state"
          legend={t("readiness.firewall.legend")}
          value={task.form.value("state", item?.facts?.state ?? "")}
          error={task.form.error("state")}
          options={["open", "no-firewall", "later"].map((value) => ({ value, label: t(`readiness.firewall.${value}`) }))}
        />
        <div className="actions">
          <Button kind="main">{t("common.save")}</Button>
          {saved ? <span className="soft small">{saved}</span> : null}
        </div>
      </Form>
    </TaskPage>
  );
}
