import type { Metadata } from "next";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { FirmwareFields } from "#app/_readiness/firmware-fields.tsx";
import { HostTasks } from "#app/_readiness/host-tasks.tsx";
import { checklistHref } from "#app/_readiness/hrefs.ts";
import { TaskPage, type TaskProps, taskMetadata, taskProps } from "#app/_readiness/task-page.tsx";
import { Button } from "#app/_ui/button.tsx";
import { RadioGroup } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { firmwareItems } from "#lib/readiness/describe.ts";
import { type FirmwareItem, isOpenItem } from "#lib/readiness/item.ts";
import { dayOfDate } from "#lib/time/format.ts";
import { localTime } from "#lib/time/zone.ts";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  return taskMetadata(t("readiness.task.firmware"), "readiness-firmware-all", searchParams);
}

type Shown = { readonly task: TaskProps; readonly items: readonly FirmwareItem[] };

/** Hosts of one make share one firmware more often than not. */
const AllAtOnce = ({ task, items }: Shown) => {
  const { context, installation, form, now } = task;
  const { t } = context;
  const open = items.filter(isOpenItem).length;
  const scopes = open > 0 && open < items.length ? ["open", "all"] : ["all"];
  return (
    <Section id="all" title={t("readiness.firmware.all-title")}>
      <Form action={checklistHref(installation.id, "/firmware-all/submit")}>
        <FirmwareFields t={t} form={form} facts={null} today={localTime(now, installation.zone).date} />
        {scopes.length > 1 ? (
          <RadioGroup
            name="scope"
            legend={t("readiness.firmware.scope")}
            value={form.value("scope", scopes[0])}
            options={scopes.map((value) => ({
              value,
              label: t(`readiness.firmware.scope-${value}`, { count: value === "all" ? items.length : open }),
            }))}
          />
        ) : (
          <input type="hidden" name="scope" value="all" />
        )}
        <div className="actions">
          <Button>{t("readiness.firmware.all-save", { count: scopes.length > 1 ? 0 : items.length })}</Button>
        </div>
      </Form>
    </Section>
  );
};

const lineOf = ({ context: { t, locale }, installation: { zone }, now }: TaskProps, { facts }: FirmwareItem): string | null =>
  facts && t("readiness.firmware.line", { version: facts.version, day: dayOfDate(facts.checkedOn, { zone, locale, now }) });

/** Every host with what is known of its firmware, and a way to say it of all of them. */
export default async function FirmwarePage({ params, searchParams }: Props) {
  const { id } = await params;
  const task = await taskProps(id, "/firmware", { form: "readiness-firmware-all", search: searchParams });
  const { t } = task.context;
  const items = firmwareItems(task.readiness);
  return (
    <TaskPage task={task} title={t("readiness.task.firmware")} lede={t("readiness.firmware.lede")}>
      <HostTasks
        task={task}
        at="/firmware"
        items={items}
        line={(item) => lineOf(task, item)}
        asked={{ page: await searchValue(searchParams, "page"), show: await searchValue(searchParams, "show") }}
      />
      {items.length > 1 ? <AllAtOnce task={task} items={items} /> : null}
    </TaskPage>
  );
}
