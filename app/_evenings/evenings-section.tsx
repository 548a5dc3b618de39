import type { PlanView } from "#app/_planner/plan-view.ts";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { Why } from "#app/_why/why.tsx";
import type { Evening } from "#lib/planning/evenings.ts";
import { reasonsOfEvening } from "#lib/planning/reasons-of-figures.ts";
import { anewSentences, blockedSentences, type Choice, choiceOf, eveningRow, leadOf } from "./evening-words.ts";
import "./evenings.css";

const COLUMNS = ["evening", "way", "steps", "work", "off", "end"] as const;

type Shown = { readonly view: PlanView; readonly evenings: readonly Evening[]; readonly caption: string };

/** The state at the end, and between two evenings the question why the work may stop there. */
const End = ({ view, evening, text }: { readonly view: PlanView; readonly evening: Evening; readonly text: string }) => (
  <>
    <p>{text}</p>
    {evening.versionAtEnd === view.plan.path.at(-1) ? null : (
      <Why view={view} about={view.t("why.about.evening", { number: evening.number })} reasons={reasonsOfEvening(evening)} />
    )}
  </>
);

const Evenings = ({ view, evenings, caption }: Shown) => (
  <Ruled
    className="evenings"
    caption={caption}
    columns={COLUMNS.map((name) => ({ label: view.t(`evenings.column.${name}`) }))}
    rows={evenings.map((evening) => {
      const row = eveningRow(evening, view);
      return {
        key: String(evening.number),
        cells: [
          row.name,
          <>
            {row.way} <small>{row.stages}</small>
          </>,
          row.steps,
          <>
            {row.work} {row.over ? <small>{row.over}</small> : null}
          </>,
          row.off.length === 0 ? (
            view.t("evenings.nobody")
          ) : (
            <ul key="off" className="off">
              {row.off.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ),
          <End key="end" view={view} evening={evening} text={row.end} />,
        ],
      };
    })}
  />
);

const Body = ({ view, choice }: { readonly view: PlanView; readonly choice: Choice }) => {
  const { t } = view;
  const { fits, fewest, finest } = choice;
  const offered = fits ? finest : fewest;
  const more = !fits && finest.length > fewest.length && fewest.length > 1;
  return (
    <>
      <p className="prose">{leadOf(choice, view)}</p>
      {blockedSentences(view).map((sentence) => (
        <p className="prose" key={sentence}>
          {sentence}
        </p>
      ))}
      {offered.length > 1 ? <Evenings view={view} evenings={offered} caption={t("evenings.caption")} /> : null}
      {more ? (
        <details className="evenings-finest">
          <summary>{t("evenings.finest")}</summary>
          <Evenings view={view} evenings={finest} caption={t("evenings.caption-finest")} />
        </details>
      ) : null}
      {anewSentences(finest, view).map((sentence) => (
        <p className="prose small quiet" key={sentence}>
          {sentence}
        </p>
      ))}
    </>
  );
};

/**
 * The plan as one evening or several. It leads the page's sections where the whole is longer than the desk works in one go,
 * else follows them; it is not there at all where there is nothing to part and nothing to say about it.
 */
export const EveningsSection = ({ view, place }: { readonly view: PlanView; readonly place: "first" | "later" }) => {
  if (view.plan.path.length === 0) return null;
  const choice = choiceOf(view);
  if ((place === "first") === choice.fits || (choice.fits && view.plan.path.length === 1)) return null;
  const { t } = view;
  return (
    <Section id="evenings" title={t("evenings.title")} aside={t("evenings.aside")}>
      <Body view={view} choice={choice} />
    </Section>
  );
};
