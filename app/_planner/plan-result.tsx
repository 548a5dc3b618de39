import { EveningsSection } from "#app/_evenings/evenings-section.tsx";
import { FailbackSection } from "#app/_evenings/failback-section.tsx";
import { PrintStamp } from "#app/_take-along/print-stamp.tsx";
import { TakeAlong } from "#app/_take-along/take-along.tsx";
import { PlanTimeline } from "#app/_timeline/plan-timeline.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Note } from "#app/_ui/note.tsx";
import { Section } from "#app/_ui/section.tsx";
import { PlanVps } from "#app/_vps/plan-vps.tsx";
import { RedundancySection } from "#app/_ways/redundancy-section.tsx";
import { WaysSection } from "#app/_ways/ways-section.tsx";
import { Sources } from "#app/_why/why.tsx";
import { RemarkWhy, withWhys } from "#app/_why/why-at.tsx";
import type { Instant } from "#lib/time/instant.ts";
import { Contents } from "./contents.tsx";
import { factStrip } from "./fact-strip.ts";
import { GuiUpdate } from "./gui-update.tsx";
import { type Headline, headlineParts, lede, processingCount, wayOf } from "./headline.ts";
import { impactFacts } from "./impact-facts.ts";
import { planNotes } from "./note-words.ts";
import { PlanAside } from "./plan-aside.tsx";
import type { PlanView } from "./plan-view.ts";
import { StepsList } from "./steps-list.tsx";
import { WhoTable } from "./who-table.tsx";
import "./planner.css";

type Shown = {
  readonly view: PlanView;
  readonly now: Instant;
  /** The public address of this app, for the link to copy. */
  readonly appUrl: string;
  /** False for a plan that has its short link already. */
  readonly shareable?: boolean;
};

/** The versions on the way, as stations on a line. */
const Path = ({ view: { t, plan, stages, input } }: { readonly view: PlanView }) => {
  const here = wayOf({ stages, input }).from;
  return (
    <ol className="path" aria-label={t("planner.path.label")}>
      <li>
        {here}
        <small>{t("planner.path.here")}</small>
      </li>
      {plan.path.map((target, i) => (
        <li key={target}>
          {target}
          <small>{i === plan.path.length - 1 ? t("planner.path.latest") : t("planner.path.after", { stage: i + 1 })}</small>
        </li>
      ))}
    </ol>
  );
};

const Actions = ({ view: { t, links, plan }, appUrl }: Shown) => {
  const link = `${appUrl}${links.self}`;
  return (
    <>
      <div className="actions">
        <LinkButton kind="main" href={links.book}>
          {t(plan.path.length === 0 ? "planner.result.ask" : "planner.result.book")}
        </LinkButton>
        <CopyButton
          text={link}
          label={t("planner.result.link")}
          copied={t("planner.result.link-copied")}
          failed={t("common.copy-failed")}
          icon={<Icon name="link" />}
        />
      </div>
      <div className="only-without-script answer-link">
        <label htmlFor="plan-link">{t("planner.result.link-field")}</label>
        <input className="field-input" id="plan-link" readOnly value={link} />
      </div>
      <p className="only-print small">{link}</p>
    </>
  );
};

const Notes = ({ view }: { readonly view: PlanView }) => {
  const notes = planNotes(view);
  return notes.length === 0 ? null : (
    <div className="answer-notes">
      {notes.map(({ key, title, text, grave, remark }) => (
        <Note key={key} icon={grave ? "alert" : "info"}>
          <p>
            <strong>{title}</strong> {text}
          </p>
          <RemarkWhy view={view} name={remark} />
        </Note>
      ))}
    </div>
  );
};

const Details = ({ view }: { readonly view: PlanView }) => {
  const { t, plan, input, policy, named, when, clock } = view;
  const aside = clock ? t("planner.when.aside-clock", { city: clock.city }) : t("planner.when.aside");
  return (
    <>
      <Contents view={view} />
      <EveningsSection view={view} place="first" />
      <Section id="when" title={t("planner.when.title")} aside={aside}>
        <PlanTimeline
          id="impact"
          t={t}
          plan={plan}
          input={input}
          estimates={policy.estimates}
          named={named}
          when={when ?? undefined}
        />
      </Section>
      <div className="section split">
        <Section id="steps" title={t("planner.steps.title")}>
          <StepsList view={view} />
        </Section>
        <PlanAside view={view} label={t("planner.ready.title")} />
      </div>
      {plan.downtime.length > 0 ? (
        <Section id="who" title={t("planner.who.title")} aside={processingCount(view) > 0 ? t("planner.who.aside") : undefined}>
          <WhoTable view={view} />
        </Section>
      ) : null}
      <WaysSection view={view} />
      <RedundancySection view={view} />
      <EveningsSection view={view} place="later" />
      <FailbackSection view={view} />
    </>
  );
};

/** One sentence; where two kinds of groups go through different things, its second half stands on a line of its own. */
const AnswerHead = ({ main, more }: Headline) => (
  <h1>
    {more === null ? main : `${main}; `}
    {more === null ? null : <span className="answer-more">{more}</span>}
  </h1>
);

/** The answer, good enough to forward: the sentence, its proof as a picture, and every step. */
export const PlanResult = (shown: Shown) => {
  const { view, now, shareable = true } = shown;
  const { t, plan, links } = view;
  const facts = impactFacts(plan, processingCount(view));
  return (
    <article>
      <BackLink href={links.change}>{t("planner.result.change")}</BackLink>
      <div className="answer">
        <div>
          <AnswerHead {...headlineParts(view, facts)} />
          <p className="lede">{lede(view, facts)}</p>
          <Actions {...shown} />
        </div>
        {plan.path.length > 0 ? <Path view={view} /> : null}
      </div>
      <Facts items={withWhys(factStrip(view, facts, { now, zone: view.policy.zone }), view)} />
      <Notes view={view} />
      {plan.path.length > 0 ? <Details view={view} /> : <GuiUpdate view={view} />}
      <PlanVps view={view} />
      <TakeAlong view={view} shareable={shareable} />
      <Sources view={view} />
      <PrintStamp view={view} now={now} />
    </article>
  );
};
