import type { ReactNode } from "react";
import { State } from "#app/_ui/state.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { Progress } from "#lib/readiness/describe.ts";

/** What is done is plain text, so that the eye goes to what is left. */
export function progressState(progress: Progress, t: Translate): ReactNode {
  const word = t(`readiness.progress.${progress}`);
  if (progress === "completed") return word;
  return progress === "in-progress" ? (
    <State mark="half">{word}</State>
  ) : (
    <State mark="ring" tone="todo">
      {word}
    </State>
  );
}
