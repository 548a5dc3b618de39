import type { ReactNode } from "react";
import { Button } from "#app/_ui/button.tsx";
import { describedBy, FieldError } from "#app/_ui/field-parts.tsx";
import { TextArea, TextField } from "#app/_ui/fields.tsx";
import type { Decision } from "#lib/bookings/review/decision-model.ts";
import { TYPED_TIMES } from "./answer-fields.ts";
import { type PanelProps, Part } from "./panel-part.tsx";

type TickProps = {
  readonly name: string;
  readonly id: string;
  readonly value: string;
  readonly checked: boolean;
  readonly children: ReactNode;
};

/** One of several boxes of a name. */
const Tick = ({ name, id, value, checked, children }: TickProps) => (
  <label className="tick-box">
    <input type="checkbox" name={name} id={id} value={value} defaultChecked={checked} />
    <span>{children}</span>
  </label>
);

const Message = ({ name, decision, t, form, customer }: PanelProps & { readonly name: string; readonly decision: Decision }) => (
  <TextArea
    name={name}
    label={t(`desk.decide.${decision}.message`, { customer })}
    hint={t("desk.decide.reason-hint")}
    value={form.value(name)}
    error={form.error(name)}
    rows={6}
  />
);

/** What has to change, in the desk's words, and until when. */
export const RequestChanges = (props: PanelProps) => {
  const { t, form, answers, model } = props;
  const chosen = form.failed ? form.values("changes-item") : answers.items.filter(({ open }) => open).map(({ value }) => value);
  return (
    <Part decision="request-changes">
      {answers.items.length > 0 ? (
        <fieldset className="field">
          <legend className="field-label">{t("desk.decide.request-changes.items")}</legend>
          {answers.items.map(({ value, label }, n) => (
            <Tick
              key={value}
              name="changes-item"
              id={n === 0 ? "changes-item" : `changes-item-${n}`}
              value={value}
              checked={chosen.includes(value)}
            >
              {label}
            </Tick>
          ))}
        </fieldset>
      ) : null}
      <Message {...props} name="changes-message" decision="request-changes" />
      <TextField
        name="changes-due"
        type="date"
        label={t("desk.decide.request-changes.due")}
        hint={t("desk.decide.request-changes.due-hint", { city: answers.customerCity })}
        value={form.value("changes-due", model.changesDate)}
        error={form.error("changes-due")}
        short
      />
      <Button kind="main">{t("desk.decide.request-changes.button")}</Button>
    </Part>
  );
};

const TypedTime = ({ n, t, form, answers }: PanelProps & { readonly n: number }) => (
  <div className="decide-time">
    <TextField
      name="propose-date"
      id={`propose-date-${n}`}
      type="date"
      label={t("desk.decide.propose.date", { n: n + 1, city: answers.deskCity })}
      value={form.values("propose-date")[n]}
      error={form.error(`propose-date-${n}`)}
    />
    <TextField
      name="propose-time"
      id={`propose-time-${n}`}
      label={t("desk.decide.propose.time", { n: n + 1 })}
      value={form.values("propose-time")[n]}
      inputMode="numeric"
      autoComplete="off"
    />
  </div>
);

/** Up to three other times: ticked ones, or typed ones on the desk's clock. */
export const Propose = (props: PanelProps) => {
  const { t, form, answers, model } = props;
  const error = form.error("propose-start");
  if (model.planChanged) {
    return (
      <Part decision="propose">
        <p className="small">{t("desk.decide.plan-changed")}</p>
      </Part>
    );
  }
  return (
    <Part decision="propose">
      <fieldset
        className="field"
        id="propose-start"
        tabIndex={-1}
        aria-describedby={describedBy({ id: "propose-start", error })["aria-describedby"]}
      >
        <legend className="field-label">{t("desk.decide.propose.legend")}</legend>
        <FieldError id="propose-start" error={error} />
        {answers.times.map(({ value, label, there }) => (
          <Tick
            key={value}
            name="propose-start"
            id={`propose-${value}`}
            value={value}
            checked={form.values("propose-start").includes(value)}
          >
            {label}
            {there ? (
              <small>
                <span className="hidden-text">, </span>
                {there}
              </small>
            ) : null}
          </Tick>
        ))}
      </fieldset>
      <details
        className="decide-typed"
        open={form.values("propose-date").some((typed) => typed !== "") || answers.times.length === 0}
      >
        <summary>{t("desk.decide.propose.typed")}</summary>
        <p className="small quiet">
          {t("desk.decide.propose.typed-hint", { here: answers.deskStart, there: answers.customerStart })}
        </p>
        {TYPED_TIMES.map((n) => (
          <TypedTime key={n} n={n} {...props} />
        ))}
      </details>
      <Message {...props} name="propose-message" decision="propose" />
      <Button kind="main">{t("desk.decide.propose.button")}</Button>
    </Part>
  );
};
