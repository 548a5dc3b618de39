import type { FormState } from "#app/_edge/form-state.ts";
import { ZoneSearch } from "#app/_installations/questions/zone-search.client.tsx";
import { zoneOptions } from "#app/_installations/zone-options.ts";
import { Button } from "#app/_ui/button.tsx";
import { describedBy, FieldError, Hint } from "#app/_ui/field-parts.tsx";
import { SelectField, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { FormValues } from "#lib/forms/reply.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { weekdayLong } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type NumberField, WEEKDAYS } from "./policy-fields.ts";
import "#app/_installations/questions/zone-search.css";

type Props = {
  readonly t: Translate;
  readonly shown: FormValues;
  readonly form: FormState;
  /** The form was sent before, so what was typed counts and not what is stored. */
  readonly sent: boolean;
  readonly now: Instant;
};

const Weekdays = ({ t, shown, form, sent }: Props) => {
  const chosen = sent ? form.values("weekdays") : (shown.weekdays ?? []);
  const error = form.error("weekdays");
  const hint = t("desk.policy.hint.weekdays");
  return (
    <fieldset className="field" aria-describedby={describedBy({ id: "weekdays", hint, error })["aria-describedby"]}>
      <legend className="field-label">{t("desk.policy.field.weekdays")}</legend>
      <Hint id="weekdays" hint={hint} />
      <FieldError id="weekdays" error={error} />
      <div className="policy-weekdays">
        {WEEKDAYS.map((weekday) => (
          <label className="tick-box" key={weekday}>
            <input
              type="checkbox"
              name="weekdays"
              id={weekday === 1 ? "weekdays" : `weekdays-${weekday}`}
              value={weekday}
              defaultChecked={chosen.includes(String(weekday))}
            />
            <span>{weekdayLong(weekday, t.locale)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const Text = ({ name, ...props }: Props & { readonly name: NumberField | "latestStart" }) => {
  const { t, shown, form } = props;
  return (
    <TextField
      name={name}
      label={t(`desk.policy.field.${name}`)}
      hint={t(`desk.policy.hint.${name}`)}
      value={form.value(name, shown[name]?.[0] ?? "")}
      error={form.error(name)}
      inputMode={name === "latestStart" ? "text" : "numeric"}
      autoComplete="off"
      short
    />
  );
};

const START: readonly NumberField[] = ["noticeDays", "horizonDays", "stepMinutes"];
const DESK: readonly NumberField[] = ["bufferBeforeMinutes", "bufferAfterMinutes", "windowLimitMinutes", "seriesGapDays"];
const WAITS: readonly NumberField[] = ["answerDays", "requestDays", "changesDays", "proposalDays"];
const ESTIMATES: readonly NumberField[] = ["upgrade", "restart", "failover", "guiUpdate"];

/** The desk's rules in one form. What each field said when the page was made goes along, hidden. */
export const PolicyForm = (props: Props) => {
  const { t, shown, form, now } = props;
  const zone = form.value("zone", shown.zone?.[0] ?? "");
  return (
    <Form action="/desk/policy/submit" className="policy-form">
      {Object.entries(shown).flatMap(([name, values]) =>
        values.map((value) => <input key={`${name} ${value}`} type="hidden" name={`was.${name}`} value={value} />),
      )}
      <h2>{t("desk.policy.part.start")}</h2>
      <Weekdays {...props} />
      <Text {...props} name="latestStart" />
      {START.map((name) => (
        <Text key={name} {...props} name={name} />
      ))}
      <h2>{t("desk.policy.part.desk")}</h2>
      <div className="policy-wide">
        <ZoneSearch
          form={null}
          field="zone"
          wanted=""
          words={{
            label: t("installations.zone.search"),
            hint: t("installations.zone.search-hint"),
            none: t("installations.zone.count", { count: 0 }),
          }}
        />
        <SelectField
          name="zone"
          label={t("desk.policy.field.zone")}
          hint={t("desk.policy.hint.zone")}
          value={zone}
          error={form.error("zone")}
          options={zoneOptions({ t, now, chosen: zone })}
        />
      </div>
      {DESK.map((name) => (
        <Text key={name} {...props} name={name} />
      ))}
      <h2>{t("desk.policy.part.estimates")}</h2>
      {ESTIMATES.map((name) => (
        <Text key={name} {...props} name={name} />
      ))}
      <h2>{t("desk.policy.part.waits")}</h2>
      {WAITS.map((name) => (
        <Text key={name} {...props} name={name} />
      ))}
      <div className="actions">
        <Button kind="main">{t("desk.policy.save")}</Button>
        <Button name="act" value="preview">
          {t("desk.policy.preview.button")}
        </Button>
      </div>
    </Form>
  );
};
