import { pastWords } from "#app/_evenings/past-words.ts";
import { coverageRemarks, noteParams } from "#lib/planning/notes.ts";
import type { RemarkName } from "#lib/planning/reasons-of-figures.ts";
import { compareVersions } from "#lib/planning/version.ts";
import { wayOf } from "./headline.ts";
import type { PlanView } from "./plan-view.ts";
import { stageLines } from "./step-words.ts";

/** Something that stands out above the picture: a sentence in bold, then the rest. */
export type PlanNote = {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly grave: boolean;
  /** What it can be asked about. */
  readonly remark: RemarkName;
};

/** Hosts are named up to this many; of more, only how many. */
export const MOST_NAMES = 6;

export function listed(words: readonly string[], { t }: Pick<PlanView, "t">): string {
  const shown = words.length > MOST_NAMES ? words.slice(0, MOST_NAMES - 1) : words;
  const rest = words.length - shown.length;
  const all = rest > 0 ? [...shown, t("planner.note.and-more", { count: rest })] : shown;
  return new Intl.ListFormat(t.locale === "de" ? "de" : "en-GB", { type: "conjunction" }).format(all);
}

function contradiction({ t, plan }: PlanView): readonly PlanNote[] {
  const note = plan.notes.find(({ code }) => code === "source-says-three-failovers");
  if (!note) return [];
  const params = noteParams(note, plan);
  const title = t("planner.note.contradiction", params);
  const text = t(`plan.note.${note.code}`, params);
  return [{ key: note.code, title, text, grave: true, remark: "contradiction" }];
}

function isMixed({ hosts }: PlanView["input"]): boolean {
  const [first] = hosts;
  return first !== undefined && hosts.some(({ version }) => compareVersions(version, first.version) !== 0);
}

function mixedVersions(view: PlanView): readonly PlanNote[] {
  const { t, naming } = view;
  const list = (hosts: readonly string[]) => listed(hosts.map(naming.inSentence), { t });
  const past = pastWords(view, list, stageLines(1, view)[0]?.text ?? "");
  if (!past) return [];
  const sentences = [t("planner.note.mixed-text", { from: wayOf(view).from }), ...past.sentences];
  return [{ key: "mixed", title: past.title, text: sentences.join(" "), grave: false, remark: past.kind }];
}

function remarks({ t, input, naming, named }: PlanView): readonly PlanNote[] {
  return coverageRemarks(input).map(({ code, hosts }) => {
    const names = named || isMixed(input) ? listed(hosts.map(naming.inSentence), { t }) : (input.hosts[0]?.version.text ?? "");
    return {
      key: code,
      title: t("planner.note.remark"),
      text: t(`plan.remark.${code}`, { names }),
      grave: false,
      remark: "newer",
    };
  });
}

function noBackup({ t, plan }: PlanView): readonly PlanNote[] {
  const note = plan.notes.find(({ code }) => code === "no-backup-host");
  if (!note) return [];
  const [title, text] = [t("planner.note.no-backup"), t(`plan.note.${note.code}`)];
  return [{ key: note.code, title, text, grave: false, remark: "no-backup" }];
}

/** What the reader must not miss, most important first. The rest of the plan's notes stands under "Good to know". */
export const planNotes = (view: PlanView): readonly PlanNote[] => [
  ...contradiction(view),
  ...mixedVersions(view),
  ...remarks(view),
  ...noBackup(view),
];
