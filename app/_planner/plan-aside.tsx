import type { ReactNode } from "react";
import { weekdayWords } from "#app/_slots/weekday-words.ts";
import { noteParams } from "#lib/planning/notes.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import { processingCount, wayOf } from "./headline.ts";
import { listed } from "./note-words.ts";
import type { PlanView } from "./plan-view.ts";

const Ready = ({ view: { t, policy } }: { readonly view: PlanView }) => {
  const slot = policy.latestStart === "24:00" ? "planner.ready.slot-text-any-time" : "planner.ready.slot-text";
  return (
    <>
      <h2>{t("planner.ready.title")}</h2>
      <ol className="ready">
        <li>
          <span>
            <strong>{t("planner.ready.access")}</strong>
            {t("planner.ready.access-text")}
          </span>
        </li>
        <li>
          <span>
            <strong>{t("planner.ready.firmware")}</strong>
            {t("planner.ready.firmware-text")}
          </span>
        </li>
        <li>
          <span>
            <strong>{t("planner.ready.firewall")}</strong>
            {t("planner.ready.firewall-text", { count: rulebook.licensingServers.length })}{" "}
            <a href="/how-upgrades-work#firewall">{t("planner.ready.firewall-link")}</a>
          </span>
        </li>
        <li>
          <span>
            <strong>{t("planner.ready.slot")}</strong>
            {t(slot, { days: weekdayWords(policy.weekdays, t), latest: policy.latestStart, notice: policy.noticeDays })}
          </span>
        </li>
      </ol>
    </>
  );
};

const Fact = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <p>
    <strong>{title}</strong> {children}
  </p>
);

/** Who is primary in the end, and the failback that may be added or left out, with its cost. */
const Roles = ({ view }: { readonly view: PlanView }) => {
  const { t, plan, naming, links } = view;
  const primary = naming.name(plan.rolesAtEnd.primary);
  const { minutes = 15 } = rulebook.failover;
  if (plan.rolesSwappedAtEnd)
    return (
      <Fact title={t("planner.know.swapped")}>
        {t("planner.know.swapped-text", { primary, secondary: naming.inSentence(plan.rolesAtEnd.secondary), minutes })}{" "}
        {links.failback ? <a href={links.failback(true)}>{t("planner.know.add-failback")}</a> : null}
      </Fact>
    );
  if (plan.failovers === 0) return <Fact title={t("planner.know.restored")}>{t("planner.know.kept-text", { primary })}</Fact>;
  const hasFailback = plan.steps.some(({ kind }) => kind === "failback");
  const required = rulebook.lines.find(({ id }) => id === plan.line)?.failback.required ?? false;
  const title = t(hasFailback ? "planner.know.restored-failback" : "planner.know.restored");
  if (!hasFailback || required) return <Fact title={title}>{t("planner.know.restored-text", { primary })}</Fact>;
  return (
    <Fact title={title}>
      {t("planner.know.restored-text", { primary })} {t("planner.know.failback-on", { minutes })}{" "}
      {links.failback ? <a href={links.failback(false)}>{t("planner.know.drop-failback")}</a> : null}
    </Fact>
  );
};

const Know = ({ view }: { readonly view: PlanView }) => {
  const { t, plan, stages } = view;
  const first = processingCount(view) > 0 ? "move" : "stop";
  const stops = stages.slice(0, -1).map(({ to }) => to);
  const needed = stages.filter(({ reason }) => reason === "core-changes").map(({ to }) => to);
  const restart = plan.notes.find(({ code }) => code === "restart-time-unknown");
  return (
    <>
      <h2>{t("planner.know.title")}</h2>
      <div className="prose">
        <Fact title={t(`planner.know.${first}`)}>{t(`planner.know.${first}-text`)}</Fact>
        <Roles view={view} />
        {needed.length > 0 ? (
          <Fact title={t("planner.know.why", { latest: wayOf(view).to })}>
            {t("planner.know.why-text", { stops: listed(stops, view), needed: listed(needed, view) })}
          </Fact>
        ) : null}
        {restart ? (
          <Fact title={t("planner.know.restart")}>{t("plan.note.restart-time-unknown", noteParams(restart, plan))}</Fact>
        ) : null}
      </div>
    </>
  );
};

/** Beside the steps: what to have ready before booking, and what else is good to know. */
export const PlanAside = ({ view, label }: { readonly view: PlanView; readonly label: string }) => (
  <aside className="aside" aria-label={label}>
    <Ready view={view} />
    <Know view={view} />
  </aside>
);
