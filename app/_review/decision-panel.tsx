import clsx from "clsx";
import { Fragment, type ReactNode } from "react";
import { SeenEvenings, WhichEvenings } from "#app/_series/which-evenings.tsx";
import { Button } from "#app/_ui/button.tsx";
import { describedBy, FieldError } from "#app/_ui/field-parts.tsx";
import { Checkbox, RadioGroup, TextArea } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { Decision } from "#lib/bookings/review/decision-model.ts";
import { meantBy } from "#lib/bookings/series/series.ts";
import { Propose, RequestChanges } from "./answer-parts.tsx";
import type { SlotWords } from "./decision-words.ts";
import { type PanelProps, Part } from "./panel-part.tsx";

const hintOf = (decision: Decision, { t, engineer, customer, answers }: PanelProps): string =>
  t(`desk.decide.${decision}.hint`, { engineer, customer, day: answers.changesDay });

const Choices = (props: PanelProps) => {
  const { t, model, form } = props;
  return (
    <RadioGroup
      name="decision"
      legend={t("desk.decide.legend")}
      legendHidden
      value={form.value("decision")}
      error={form.error("decision")}
      options={model.decisions.map((decision) => ({
        value: decision,
        label: t(`desk.decide.${decision}.label`),
        hint: hintOf(decision, props),
      }))}
    />
  );
};

/** A time that cannot be had stays in the list and says why. */
const SlotRadio = ({ slot, n, chosen }: { readonly slot: SlotWords; readonly n: number; readonly chosen: boolean }) => (
  <label className={clsx("option", !slot.open && "option-shut")}>
    <input
      type="radio"
      name="start"
      id={n === 0 ? "start" : `start-${n}`}
      value={slot.value}
      defaultChecked={chosen}
      disabled={!slot.open}
    />
    <span>
      {slot.label}
      {slot.there ? <small>{slot.there}</small> : null}
      <small>{slot.free}</small>
    </span>
  </label>
);

const Slots = ({ t, slots, form }: PanelProps) => {
  const [only] = slots;
  const error = form.error("start");
  const wanted = form.value("start", only?.open ? only.value : "");
  if (slots.length === 1 && only) {
    return (
      <div className="decide-only" id="start" tabIndex={-1}>
        <input type="hidden" name="start" value={only.value} />
        <FieldError id="start" error={error} />
        {only.open ? null : <p>{only.free}</p>}
      </div>
    );
  }
  return (
    <fieldset className="field" aria-describedby={describedBy({ id: "start", error })["aria-describedby"]}>
      <legend className="field-label">{t("desk.decide.slot.legend")}</legend>
      <FieldError id="start" error={error} />
      <div className="options">
        {slots.map((slot, n) => (
          <SlotRadio key={slot.value} slot={slot} n={n} chosen={slot.value === wanted} />
        ))}
      </div>
    </fieldset>
  );
};

/** Who is free differs from time to time, so each time has its own list; the one of the chosen time counts. */
const Engineers = ({ t, slots, form }: PanelProps) =>
  slots.map((slot, n) =>
    slot.open ? (
      <div key={slot.value} className={`decide-who decide-who-${n}`}>
        <RadioGroup
          name={`engineer-${n}`}
          legend={
            <>
              {t("desk.decide.engineer.legend")}
              {slots.length > 1 ? <span className="decide-who-for">, {slot.label}</span> : null}
            </>
          }
          value={form.value(`engineer-${n}`, slot.proposed ?? "")}
          error={form.error(`engineer-${n}`)}
          options={slot.engineers}
        />
      </div>
    ) : null,
  );

/** Other evenings of the series that wait for the same answer can get it with this one. */
const AllEvenings = ({ t, view, form }: PanelProps) => {
  const { series } = view.booking;
  const count = series ? meantBy("all", "approve", { evening: series.evening, evenings: view.evenings }).length : 0;
  if (count < 2) return null;
  return (
    <Checkbox
      name="approve-evenings"
      value="all"
      label={t("series.desk.all", { count })}
      hint={t("series.desk.all-hint")}
      checked={form.value("approve-evenings") === "all"}
    />
  );
};

const Approve = (props: PanelProps) => (
  <Part decision="approve">
    <Slots {...props} />
    <Engineers {...props} />
    {props.waives ? (
      <>
        <p className="small">{props.t("asking.desk.approve", { rules: props.waives })}</p>
        <TextArea
          name="approve-reason"
          label={props.t("desk.decide.approve.reason")}
          hint={props.t("desk.decide.approve.reason-hint")}
          value={props.form.value("approve-reason")}
          error={props.form.error("approve-reason")}
          rows={3}
        />
      </>
    ) : null}
    {props.model.planChanged ? (
      <p className="small">{props.t("desk.decide.plan-changed")}</p>
    ) : props.slots.some(({ open }) => open) ? (
      <>
        <AllEvenings {...props} />
        <Button kind="main">{props.t("desk.decide.approve.button")}</Button>
      </>
    ) : (
      <p className="small">{props.t("desk.decide.approve.impossible")}</p>
    )}
  </Part>
);

const Assign = ({ t, slots, form }: PanelProps) => (
  <Part decision="assign">
    <RadioGroup
      name="engineer-assign"
      legend={t("desk.decide.engineer.legend")}
      value={form.value("engineer-assign", slots[0]?.proposed ?? "")}
      error={form.error("engineer-assign")}
      options={slots[0]?.engineers ?? []}
    />
    <Button kind="main">{t("desk.decide.assign.button")}</Button>
  </Part>
);

const WithReason = ({ decision, t, form, customer, view }: PanelProps & { readonly decision: "decline" | "cancel" }) => (
  <Part decision={decision}>
    <WhichEvenings view={view} act={decision} name={`${decision}-evenings`} words="ends" form={form} t={t} />
    <TextArea
      name={`${decision}-reason`}
      label={t(`desk.decide.${decision}.reason`, { customer })}
      hint={t("desk.decide.reason-hint")}
      value={form.value(`${decision}-reason`)}
      error={form.error(`${decision}-reason`)}
      rows={6}
    />
    <Button kind="danger">{t(`desk.decide.${decision}.button`)}</Button>
  </Part>
);

const Release = ({ t, form }: PanelProps) => (
  <Part decision="release">
    <TextArea
      name="release-reason"
      label={t("desk.decide.release.reason")}
      hint={t("desk.decide.reason-hint")}
      value={form.value("release-reason")}
      error={form.error("release-reason")}
      rows={4}
    />
    <Button kind="main">{t("desk.decide.release.button")}</Button>
  </Part>
);

const PARTS: Readonly<Record<Decision, (props: PanelProps) => ReactNode>> = {
  release: (props) => <Release {...props} />,
  approve: (props) => <Approve {...props} />,
  "request-changes": (props) => <RequestChanges {...props} />,
  propose: (props) => <Propose {...props} />,
  assign: (props) => <Assign {...props} />,
  decline: (props) => <WithReason {...props} decision="decline" />,
  cancel: (props) => <WithReason {...props} decision="cancel" />,
};

/** Everything the desk can decide, in one plain form: the server looks at the part of the chosen decision. */
export const DecisionPanel = (props: PanelProps) => {
  const { t, reference, revision, model } = props;
  return (
    <section className="decide" aria-labelledby="decision-head" id="decide">
      <h2 id="decision-head">{t("desk.decide.title")}</h2>
      {model.decisions.length === 0 ? (
        <p className="small soft">{t("desk.decide.nothing")}</p>
      ) : (
        <Form action={`/desk/bookings/${reference}/decision/submit`} className="decide-form">
          <input type="hidden" name="revision" value={revision} />
          {props.from === undefined ? null : <input type="hidden" name="from" value={props.from} />}
          <SeenEvenings view={props.view} />
          <Choices {...props} />
          {model.decisions.map((decision) => (
            <Fragment key={decision}>{PARTS[decision](props)}</Fragment>
          ))}
        </Form>
      )}
    </section>
  );
};
