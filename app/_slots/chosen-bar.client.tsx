"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { ChoiceWords } from "./choice-words.ts";
import { OffLine } from "./off-line.tsx";
import type { OffStrip } from "./off-strip.ts";
import type { StripWords } from "./strip-words.ts";

export type ChosenBarProps = {
  /** The form whose radio buttons are listened to. */
  readonly formId: string;
  readonly choices: readonly ChoiceWords[];
  /** The start that the page came with, written as its radio button's value. */
  readonly chosen: string | null;
  readonly strip: OffStrip;
  readonly stripWords: StripWords;
  readonly words: {
    readonly title: string;
    readonly you: string;
    /** `null` where both read the same clock. */
    readonly us: string | null;
    readonly nothing: string;
    readonly nothingText: string;
    /** Shown without scripts once another time than the page's is chosen. */
    readonly changed: string;
  };
  readonly children: ReactNode;
};

const OneClock = ({ title, time, end }: { readonly title: string; readonly time: string; readonly end: string }) => (
  <div className="chosen-now">
    <h2>{title}</h2>
    <p>
      {time}
      <small>{end}</small>
    </p>
  </div>
);

/** The chosen start, or `null`; follows the radio buttons, and what the browser put back into them when the page came up. */
function useChosen({ formId, chosen }: ChosenBarProps): string | null {
  const [value, setValue] = useState(chosen);
  useEffect(() => {
    const form = document.getElementById(formId);
    const read = () => setValue(form?.querySelector<HTMLInputElement>('input[name="start"]:checked')?.value ?? null);
    read();
    form?.addEventListener("change", read);
    return () => form?.removeEventListener("change", read);
  }, [formId]);
  return value;
}

/** What the choice means: on both clocks, and when VPSs go off. The same text is announced once. */
export function ChosenBar(props: ChosenBarProps) {
  const { choices, strip, stripWords, words, children } = props;
  const value = useChosen(props);
  const choice = choices.find(({ start }) => start === value);
  const title = choice ? stripWords.onClock : stripWords.fromStart;
  const labels = choice?.labels ?? stripWords.labels;
  return (
    <section className="chosen" aria-label={words.title}>
      <div className="brief">
        <p>
          {choice?.you ?? words.nothing}
          <small>{choice?.brief ?? words.nothingText}</small>
        </p>
      </div>
      {choice ? (
        <>
          <OneClock title={words.you} time={choice.you} end={choice.youEnd} />
          {words.us === null ? null : <OneClock title={words.us} time={choice.us} end={choice.usEnd} />}
        </>
      ) : (
        <div className="chosen-now chosen-nothing">
          <h2>{words.title}</h2>
          <p>
            {words.nothing}
            <small>{words.nothingText}</small>
          </p>
        </div>
      )}
      <div className="strip chosen-now">
        <h2>{title}</h2>
        <OffLine strip={strip} labels={labels} name={[title, ...labels].join(" ")} />
        {stripWords.restarts === null ? null : <small>{stripWords.restarts}</small>}
      </div>
      <p className="chosen-changed">{words.changed}</p>
      <div className="actions">{children}</div>
      <p className="hidden-text" role="status">
        {choice && value !== props.chosen ? choice.said : ""}
      </p>
    </section>
  );
}
