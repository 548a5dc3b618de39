import type { PlanView } from "#app/_planner/plan-view.ts";
import { Section } from "#app/_ui/section.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { Reason } from "#lib/planning/reason.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import { duration } from "#lib/time/format.ts";
import "./why.css";

/** The passage, in the language it is kept in, or who else says so. */
const From = ({ t, reason: { standing, citation } }: { readonly t: Translate; readonly reason: Reason }) => (
  <span className="why-from">
    {t(`why.standing.${standing}`)}
    {citation === null ? null : <cite lang="en"> {citation}</cite>}
  </span>
);

/** Where the printed page names the passages, by their numbers in the list at its end. */
const Numbers = ({ reasons, sources }: { readonly reasons: readonly Reason[]; readonly sources: readonly string[] }) => {
  const numbers = reasons.map(({ citation }) => sources.indexOf(citation ?? "") + 1).filter((number) => number > 0);
  return numbers.length === 0 ? null : (
    <span className="why-numbers">[{[...new Set(numbers)].sort((a, b) => a - b).join(", ")}]</span>
  );
};

/** Minutes also as a duration, for sentences about hours of work. */
function sentence({ rule, params }: Reason, t: Translate): string {
  const { minutes } = params;
  return t(`why.rule.${rule}`, typeof minutes === "number" ? { ...params, duration: duration(minutes) } : params);
}

/** A question that opens in its place: why is this so? `about` says to those who do not see the place what it is about. */
export const Why = ({
  view: { t, whys },
  about,
  label,
  reasons,
}: {
  readonly view: Pick<PlanView, "t" | "whys">;
  readonly about?: string;
  /** Instead of the bare question, where it can name its subject by itself. */
  readonly label?: string;
  readonly reasons: readonly Reason[];
}) =>
  reasons.length === 0 ? null : (
    <>
      <details className="why">
        <summary>
          {label ?? t("why.label")} {about ? <span className="hidden-text">{about}</span> : null}
        </summary>
        <ul>
          {reasons.map((reason) => (
            <li key={reason.rule}>
              {sentence(reason, t)} <From t={t} reason={reason} />
            </li>
          ))}
        </ul>
      </details>
      <Numbers reasons={reasons} sources={whys.sources} />
    </>
  );

/** On paper nothing opens, so the passages stand at the end, numbered. */
export const Sources = ({ view: { t, whys } }: { readonly view: Pick<PlanView, "t" | "whys"> }) => (
  <div className="only-print">
    <Section id="sources" title={t("why.sources")}>
      <p className="small">{t("why.sources-lede", { source: rulebook.source })}</p>
      <ol className="why-sources" lang="en">
        {whys.sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ol>
    </Section>
  </div>
);
