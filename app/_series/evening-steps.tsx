import type { Speaker } from "#app/_slots/speaker.ts";
import type { Planned } from "#lib/planning/evenings.ts";
import { dayAndTime } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { wayWords } from "./evening-words.ts";
import "./series.css";

/** One evening as a step on the way: its part of the plan, the time it has so far, and where that is changed. */
export type EveningStep = {
  readonly evening: number;
  readonly part: Planned;
  readonly start: Instant | null;
  /** Said where no time is chosen yet. */
  readonly none: string;
  readonly href: string;
};

type Props = { readonly steps: readonly EveningStep[]; readonly current: number; readonly speaker: Speaker };

/** Which evenings there are, what each does, and which times they have so far. */
export const EveningSteps = ({ steps, current, speaker: { t, you } }: Props) => (
  <section className="kept evening-steps" aria-labelledby="evening-steps-title">
    <h2 id="evening-steps-title">{t("series.steps.title")}</h2>
    <ol className="kept-list">
      {steps.map(({ evening, part, start, none, href }) => (
        <li key={evening} aria-current={evening === current ? "step" : undefined}>
          <span>
            {t("series.name", { evening })}
            <small>{wayWords(part, t)}</small>
          </span>
          {start === null ? <i>{evening === current ? t("series.steps.now") : none}</i> : <b>{dayAndTime(start, you)}</b>}
          {start === null || evening === current ? null : (
            <a href={href}>
              {t("series.steps.change")}
              <span className="hidden-text"> {t("series.steps.change-hidden", { evening })}</span>
            </a>
          )}
        </li>
      ))}
    </ol>
  </section>
);
