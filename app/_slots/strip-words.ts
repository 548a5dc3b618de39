import { duration } from "#lib/time/format.ts";
import type { OffStrip, OffTime } from "./off-strip.ts";
import { listed, type Speaker } from "./speaker.ts";

/**
 * What is said over and under the strip. `onClock` heads it once a start is chosen, `fromStart` before, when its labels are
 * spans after the start. `restarts` tells of processing hosts, `null` where none restarts.
 */
export type StripWords = {
  readonly onClock: string;
  readonly fromStart: string;
  readonly labels: readonly string[];
  readonly restarts: string | null;
};

const MOST_HOSTS = 3;

/** One time for all interruptions, or none named where they differ. */
const minutesOfAll = (times: readonly OffTime[]): number | null =>
  times.every(({ minutes }) => minutes === times[0]?.minutes) ? (times[0]?.minutes ?? null) : null;

function restartWords({ restarts }: OffStrip, { t }: Speaker): string | null {
  const hosts = [...new Set(restarts.flatMap(({ host }) => host ?? []))];
  if (hosts.length === 0) return null;
  const named = hosts.length <= MOST_HOSTS ? listed(hosts, t.locale) : t("picker.strip.hosts", { count: hosts.length });
  const minutes = minutesOfAll(restarts);
  return minutes === null
    ? t("picker.strip.restarts-unknown", { hosts: named, count: hosts.length })
    : t("picker.strip.restarts", { hosts: named, count: hosts.length, minutes });
}

export function stripWords(strip: OffStrip, speaker: Speaker, mirror: boolean): StripWords {
  const { t } = speaker;
  const minutes = minutesOfAll(strip.pair);
  const who = t(mirror ? "picker.strip.all" : "picker.strip.pair");
  const head = (key: string) =>
    strip.pair.length === 0 ? t("picker.strip.nothing") : t(`picker.strip.${key}`, { who, minutes: minutes ?? 0 });
  return {
    onClock: head("on-clock"),
    fromStart: head("from-start"),
    labels: strip.labels.map(({ minutes: at }) => listed(at.map(duration), t.locale)),
    restarts: restartWords(strip, speaker),
  };
}
