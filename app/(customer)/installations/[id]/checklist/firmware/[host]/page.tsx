import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageContext, type Search } from "#app/_edge/page-context.ts";
import { FirmwareFields } from "#app/_readiness/firmware-fields.tsx";
import { checklistHref } from "#app/_readiness/hrefs.ts";
import { hostIn, savedWords, TaskPage, taskMetadata, taskProps } from "#app/_readiness/task-page.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { firmwareItems } from "#lib/readiness/describe.ts";
import { localTime } from "#lib/time/zone.ts";

type Props = { readonly params: Promise<{ readonly id: string; readonly host: string }>; readonly searchParams: Search };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const { host } = await params;
  return taskMetadata(t("readiness.firmware.title", { host: decodeURIComponent(host) }), "readiness-firmware", searchParams);
}

/** What one host's firmware is, and whether it is the newest. */
export default async function HostFirmwarePage({ params, searchParams }: Props) {
  const { id, host } = await params;
  const task = await taskProps(id, `/firmware/${host}`, { form: "readiness-firmware", search: searchParams });
  const name = hostIn(task, host);
  const item = firmwareItems(task.readiness).find((one) => one.host === name) ?? notFound();
  const { t } = task.context;
  const saved = savedWords(task, item.updatedAt);
  return (
    <TaskPage
      task={task}
      back={{ href: checklistHref(id, "/firmware"), label: t("readiness.firmware.back") }}
      title={t("readiness.firmware.title", { host: name })}
      lede={t("readiness.firmware.lede")}
    >
      <Form action={checklistHref(id, `/firmware/${encodeURIComponent(name)}/submit`)}>
        <FirmwareFields t={t} form={task.form} facts={item.facts} today={localTime(task.now, task.installation.zone).date} />
        <div className="actions">
          <Button kind="main">{t("common.save")}</Button>
          {saved ? <span className="soft small">{saved}</span> : null}
        </div>
      </Form>
    </TaskPage>
  );
}
