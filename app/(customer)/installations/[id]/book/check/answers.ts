import { askHref } from "#app/_slots/ask-query.ts";
import { checkHref, slotHref } from "#app/_slots/picker-query.ts";
import { citiesOf, listed, sameClock, timeOrDay } from "#app/_slots/speaker.ts";
import type { Subject } from "#app/_slots/subject.ts";
import type { Answer } from "#app/_ui/definition-rows.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { PlanHost } from "#lib/planning/plan.ts";
import type { ItemName, Readiness } from "#lib/readiness/item.ts";
import { dayAndTime, duration, gmtOffset, type Reader } from "#lib/time/format.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";

/** What the answers are about: the installation with its plan, and the starts that were chosen, the wanted one first. */
export type Checked = {
  readonly subject: Subject;
  readonly starts: readonly [Instant, ...Instant[]];
  /** The wanted start is asked for as an exception, whose reason is kept there. */
  readonly exception: string | null;
};

const change = (href: string, hidden: string, t: Translate): Answer["change"] => ({
  href,
  label: t("common.change"),
  hidden: t(`picker.check.change-${hidden}`),
});

/** The same answers, where changing one first keeps what was typed into a form of the page. */
export const keepingForm = (answers: readonly Answer[], form: string): readonly Answer[] =>
  answers.map((answer) => (answer.change ? { ...answer, change: { ...answer.change, form } } : answer));

/** Hosts are named up to this many; of more, how many of each role there are. */
const MOST_HOSTS = 8;

function hostsText(hosts: readonly PlanHost[], t: Translate): string {
  const named = ({ name, role, version }: PlanHost) =>
    t("picker.check.host", { name, role: t(`planner.role.${role}`), version: version.text });
  if (hosts.length <= MOST_HOSTS) return listed(hosts.map(named), t.locale);
  const count = (role: PlanHost["role"]) => hosts.filter((host) => host.role === role).length;
  return t("picker.check.hosts-many", { processing: count("processing"), backup: count("backup") });
}

export function installationAnswers({ subject }: Pick<Checked, "subject">): readonly Answer[] {
  const { installation, plan, speaker } = subject;
  const { t } = speaker;
  const edit = (question: string) => `/installations/${installation.id}/edit/${question}`;
  const path = plan.path.length === 0 ? t("picker.check.path-gui") : plan.path.join(", ");
  return [
    { label: t("picker.check.name"), value: installation.name, change: change(edit("name"), "name", t) },
    {
      label: t("picker.check.layout"),
      value: t(`planner.layout.${installation.topology}`),
      change: change(edit("layout"), "layout", t),
    },
    { label: t("picker.check.hosts"), value: hostsText(installation.hosts, t), change: change(edit("hosts"), "hosts", t) },
    { label: t("picker.check.path"), value: path },
  ];
}

/** `Tue 27 October, 18:00 to about 23:15, GMT−4`. */
function spanText(start: Instant, reader: Reader, { subject }: Checked): string {
  const { t } = subject.speaker;
  const { date } = localTime(start, reader.zone);
  const end = timeOrDay(plusMinutes(start, subject.query.windowMinutes), { date, reader }, t);
  return t("picker.check.span", { start: dayAndTime(start, reader), end, offset: gmtOffset(start, reader.zone) });
}

/** The slot on both clocks, then the other times that suit. */
export function slotAnswers(checked: Checked): readonly Answer[] {
  const { subject, starts, exception } = checked;
  const { installation, failback, speaker } = subject;
  const { t, you, us } = speaker;
  const cities = citiesOf(speaker);
  const [start, ...others] = starts;
  const pick = (place: number) =>
    place === 0 && exception !== null
      ? askHref(installation.id, { start, others, failback })
      : slotHref(installation.id, { starts, failback, place, exception });
  const head = t(sameClock(speaker) ? "picker.chosen.both" : "picker.chosen.you", { city: cities.you });
  const yours: Answer = { label: head, value: spanText(start, you, checked), change: change(pick(0), "slot", t) };
  const ours: Answer = { label: t("picker.chosen.us", { city: cities.us }), value: spanText(start, us, checked) };
  const also =
    others.length === 0
      ? t("picker.check.none-named")
      : listed(
          others.map((other) => dayAndTime(other, you)),
          t.locale,
        );
  const more = others.length === 0 ? change(pick(1), "also-add", t) : change(pick(1), "also", t);
  return [yours, ...(sameClock(speaker) ? [] : [ours]), { label: t("picker.check.also"), value: also, change: more }];
}

export function impactAnswers({ subject, starts }: Checked): readonly Answer[] {
  const { plan, failbackOffered, failback, installation, speaker, query } = subject;
  const { t } = speaker;
  const whole: Answer = {
    label: t("picker.check.whole"),
    value: t("picker.check.about", { duration: duration(query.windowMinutes) }),
  };
  const { primary } = plan.rolesAtEnd;
  const roles: Answer = {
    label: t("picker.check.roles"),
    value: t(
      failback ? "picker.check.roles-back" : plan.rolesSwappedAtEnd ? "picker.check.roles-swapped" : "picker.check.roles-same",
      { primary },
    ),
    ...(failbackOffered ? { change: change(slotHref(installation.id, { starts, failback }), "failback", t) } : {}),
  };
  return plan.path.length === 0 ? [whole] : [whole, roles];
}

function readinessText(item: ItemName, { items }: Readiness, t: Translate): string {
  const all = items.filter((one) => one.item === item);
  const done = all.filter(({ state }) => state !== "todo").length;
  if (item !== "firewall") return t("picker.check.hosts-done", { done, all: all.length });
  return t(`picker.check.firewall-${all[0]?.state ?? "todo"}`);
}

const TASKS = { kvm: "access", firmware: "firmware", firewall: "firewall" } as const;

export function readinessAnswers({ subject }: Pick<Checked, "subject">, readiness: Readiness): readonly Answer[] {
  const { t } = subject.speaker;
  const checklist = `/installations/${subject.installation.id}/checklist`;
  return (["kvm", "firmware", "firewall"] as const).map((item) => ({
    label: t(`picker.check.${item}`),
    value: readinessText(item, readiness, t),
    change: change(`${checklist}/${TASKS[item]}`, item, t),
  }));
}

/** The same answers with another wanted start. */
export const withWanted = ({ subject, starts }: Checked, start: Instant): string => {
  const others = starts.slice(1).filter((other) => other !== start);
  return checkHref(subject.installation.id, { starts: [start, ...others], failback: subject.failback });
};
