import type { ReactNode } from "react";
import { cutPage, Pager } from "#app/_installations/pager.tsx";
import { TaskList } from "#app/_ui/task-list.tsx";
import { progressOf } from "#lib/readiness/describe.ts";
import { type FirmwareItem, isOpenItem, type KvmItem } from "#lib/readiness/item.ts";
import { checklistHref } from "./hrefs.ts";
import type { TaskProps } from "./task-page.tsx";
import { progressState } from "./task-words.tsx";

/** From so many hosts on, looking at what is left is worth a link. */
const MANY = 10;

type Props<Item> = {
  readonly task: TaskProps;
  /** `/access` or `/firmware`: the page of the list, below which each host has its own. */
  readonly at: string;
  readonly items: readonly Item[];
  readonly line: (item: Item) => ReactNode;
  readonly asked: { readonly page: string | undefined; readonly show: string | undefined };
};

const Filter = ({
  task: { context, installation },
  at,
  open,
  all,
}: Pick<Props<never>, "task" | "at"> & { open: number; all: boolean }) => {
  const { t } = context;
  const href = checklistHref(installation.id, at);
  return (
    <p className="setup-filter">
      {all ? <strong>{t("readiness.filter.all")}</strong> : <a href={href}>{t("readiness.filter.all")}</a>}
      {all ? (
        <a href={`${href}?show=open`}>{t("readiness.filter.open", { count: open })}</a>
      ) : (
        <strong>{t("readiness.filter.open", { count: open })}</strong>
      )}
    </p>
  );
};

/** One row for each host, fifty on a page; on request those alone that are still to do. */
export function HostTasks<Item extends KvmItem | FirmwareItem>({ task, at, items, line, asked }: Props<Item>) {
  const { t } = task.context;
  const open = items.filter(isOpenItem);
  const all = asked.show !== "open";
  const { rows, page, pages } = cutPage(all ? items : open, asked.page);
  const href = checklistHref(task.installation.id, at);
  return (
    <>
      {items.length > MANY ? <Filter task={task} at={at} open={open.length} all={all} /> : null}
      <div className="task-list">
        <TaskList
          items={rows.map((item) => ({
            href: `${href}/${encodeURIComponent(item.host)}`,
            title: item.host,
            line: line(item),
            state: progressState(progressOf(item), t),
          }))}
        />
      </div>
      <Pager {...{ t, page, pages }} label={t("readiness.hosts")} hrefOf={(n) => `${href}?page=${n}${all ? "" : "&show=open"}`} />
    </>
  );
}
