import type { Metadata } from "next";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { HostTasks } from "#app/_readiness/host-tasks.tsx";
import { TaskPage, taskProps } from "#app/_readiness/task-page.tsx";
import { kvmItems } from "#lib/readiness/describe.ts";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("readiness.task.access") };
}

/** Every host with how far its console access is. */
export default async function AccessPage({ params, searchParams }: Props) {
  const { id } = await params;
  const task = await taskProps(id, "/access", { form: "readiness-kvm", search: searchParams });
  const { t } = task.context;
  return (
    <TaskPage task={task} title={t("readiness.task.access")} lede={t("readiness.access.lede")}>
      <HostTasks
        task={task}
        at="/access"
        items={kvmItems(task.readiness)}
        line={({ facts }) => facts?.address ?? (facts?.instructions ? t("readiness.access.by-steps") : null)}
        asked={{ page: await searchValue(searchParams, "page"), show: await searchValue(searchParams, "show") }}
      />
    </TaskPage>
  );
}
