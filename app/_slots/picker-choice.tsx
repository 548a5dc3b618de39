import type { ReactNode } from "react";
import { schedule } from "#lib/planning/describe.ts";
import { duration } from "#lib/time/format.ts";
import { toUtc } from "#lib/time/instant.ts";
import { choiceWords } from "./choice-words.ts";
import { ChosenBar } from "./chosen-bar.client.tsx";
import { offStrip } from "./off-strip.ts";
import type { PickerProps } from "./picker-month.tsx";
import { citiesOf, sameClock } from "./speaker.ts";
import { isFree } from "./starts.ts";
import { stripWords } from "./strip-words.ts";

export const PICK_FORM = "pick";

/** The bar under the picker, with the words for every start that can be chosen on this page. */
export const PickerChoice = ({ subject, state, children }: PickerProps & { readonly children: ReactNode }) => {
  const { speaker, query, plan, input } = subject;
  const { t } = speaker;
  const strip = offStrip(schedule(plan, input, query.policy.estimates));
  const starts = (state.day?.starts ?? []).filter(isFree).map(({ start }) => start);
  const offered = state.chosen === null || starts.includes(state.chosen) ? starts : [state.chosen, ...starts];
  const cities = citiesOf(speaker);
  return (
    <ChosenBar
      key={`${state.day?.date} ${state.chosen}`}
      formId={PICK_FORM}
      choices={offered.map((start) => choiceWords(start, { windowMinutes: query.windowMinutes, strip }, speaker))}
      chosen={state.chosen === null ? null : toUtc(state.chosen)}
      strip={strip}
      stripWords={stripWords(strip, speaker, input.topology === "mirror")}
      words={{
        title: t("picker.chosen.title"),
        you: t(sameClock(speaker) ? "picker.chosen.both" : "picker.chosen.you", { city: cities.you }),
        us: sameClock(speaker) ? null : t("picker.chosen.us", { city: cities.us }),
        nothing: t("picker.chosen.nothing"),
        nothingText: t("picker.chosen.nothing-text", { duration: duration(query.windowMinutes) }),
        changed: t("picker.chosen.changed"),
      }}
    >
      {children}
    </ChosenBar>
  );
};
