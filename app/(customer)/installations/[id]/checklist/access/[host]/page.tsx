import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageContext, type Search } from "#app/_edge/page-context.ts";
import { checklistHref } from "#app/_readiness/hrefs.ts";
import { SecretFields } from "#app/_readiness/secret-fields.tsx";
import { hostIn, savedWords, TaskPage, type TaskProps, taskMetadata, taskProps } from "#app/_readiness/task-page.tsx";
import { Button } from "#app/_ui/button.tsx";
import { RadioGroup, TextArea, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { kvmItems } from "#lib/readiness/describe.ts";
import type { KvmItem } from "#lib/readiness/item.ts";

type Props = { readonly params: Promise<{ readonly id: string; readonly host: string }>; readonly searchParams: Search };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const { host } = await params;
  return taskMetadata(t("readiness.access.title", { host: decodeURIComponent(host) }), "readiness-kvm", searchParams);
}

const Ways = ({ task: { context, form }, item }: { readonly task: TaskProps; readonly item: KvmItem }) => {
  const { t } = context;
  return (
    <>
      <TextField
        name="address"
        label={t("readiness.access.address")}
        hint={t("readiness.access.address-hint")}
        value={form.value("address", item.facts?.address ?? "")}
        error={form.error("address")}
        optionalNote={t("readiness.access.or-steps")}
        autoComplete="off"
        inputMode="url"
        spellCheck={false}
      />
      <TextArea
        name="instructions"
        label={t("readiness.access.steps")}
        hint={t("readiness.access.steps-hint")}
        value={form.value("instructions", item.facts?.instructions ?? "")}
        error={form.error("instructions")}
        optionalNote={t("readiness.access.or-address")}
      />
    </>
  );
};

const Finished = ({ task: { context, form }, item }: { readonly task: TaskProps; readonly item: KvmItem }) => {
  const { t } = context;
  const before = item.facts?.finished === false ? "later" : "yes";
  return (
    <RadioGroup
      name="finished"
      legend={t("readiness.finished.legend")}
      value={form.value("finished", before)}
      options={["yes", "later"].map((value) => ({ value, label: t(`readiness.finished.${value}`) }))}
    />
  );
};

/** How we get to one host's console, and how we sign in there. */
export default async function HostAccessPage({ params, searchParams }: Props) {
  const { id, host } = await params;
  const task = await taskProps(id, `/access/${host}`, { form: "readiness-kvm", search: searchParams });
  const name = hostIn(task, host);
  const item = kvmItems(task.readiness).find((one) => one.host === name) ?? notFound();
  const { t } = task.context;
  const saved = savedWords(task, item.updatedAt);
  return (
    <TaskPage
      task={task}
      back={{ href: checklistHref(id, "/access"), label: t("readiness.access.back") }}
      title={t("readiness.access.title", { host: name })}
      lede={t("readiness.access.host-lede")}
    >
      <Form action={checklistHref(id, `/access/${encodeURIComponent(name)}/submit`)}>
        <Ways task={task} item={item} />
        <SecretFields task={task} item={item} />
        <Finished task={task} item={item} />
        <div className="actions">
          <Button kind="main">{t("common.save")}</Button>
          {saved ? <span className="soft small">{saved}</span> : null}
        </div>
      </Form>
    </TaskPage>
  );
}
