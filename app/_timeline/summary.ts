import type { Translate } from "#lib/messages/translator.ts";
import { duration } from "#lib/time/format.ts";
import type { Reduced } from "./picture.ts";
import type { Telling } from "./plan-words.ts";

const listed = (words: readonly string[], { locale }: Translate): string =>
  new Intl.ListFormat(locale === "de" ? "de" : "en-GB", { type: "conjunction" }).format(words);

/** Moments of failovers are named up to this many; a longer list says nothing. */
const MOST_MOMENTS = 6;

function failoverSentence({ t, layout, timeline, clock }: Telling): string {
  const failovers = timeline.bands.filter(({ kind }) => kind === "failover");
  const [first] = failovers;
  if (!first) return "";
  const moments = failovers.slice(0, MOST_MOMENTS).map(({ from }) => (clock ? clock.at(from) : duration(from)));
  return t(clock ? "planner.timeline.failovers-clock" : "planner.timeline.failovers", {
    count: failovers.length,
    minutes: first.offMinutes ?? first.minutes,
    layout,
    times: listed(moments, t),
  });
}

function restartSentence({ t, timeline, stages }: Telling): string {
  const hosts = new Set(timeline.bands.filter(({ kind }) => kind !== "failover").flatMap((band) => band.hosts));
  return hosts.size === 0 ? "" : t("planner.timeline.restarts", { count: hosts.size, stages: stages.length });
}

/** Where something that protects the installation is missing for a while: how often, in figures of the longest. */
function reducedSentences({ t, timeline: { rows, reduced } }: Telling): readonly string[] {
  const said = (what: "storage" | "backup", stretches: readonly Reduced[]): readonly string[] => {
    const minutes = Math.max(0, ...stretches.map((one) => one.minutes));
    const count = stretches.length;
    return count === 0 ? [] : [t(`planner.timeline.reduced-${what}`, { count, duration: duration(minutes) })];
  };
  const isBackup = ({ row }: Reduced): boolean => rows[row]?.role === "backup";
  return [
    ...said(
      "storage",
      reduced.filter((one) => !isBackup(one)),
    ),
    ...said("backup", reduced.filter(isBackup)),
  ];
}

/** The picture in a few sentences, for those who do not see it. The list of steps has the details. */
export function timelineSummary(telling: Telling, steps: number): string {
  const { t, stages, timeline } = telling;
  const whole = t("planner.timeline.summary", { steps, stages: stages.length, duration: duration(timeline.totalMinutes) });
  const off = [failoverSentence(telling), restartSentence(telling)].filter((sentence) => sentence !== "");
  return [whole, ...(off.length > 0 ? off : [t("planner.timeline.nothing")]), ...reducedSentences(telling)].join(" ");
}
