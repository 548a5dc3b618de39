import type { FormState } from "#app/_edge/form-state.ts";
import { TextField } from "#app/_ui/fields.tsx";
import type { FormValues } from "#lib/forms/reply.ts";
import type { Translate } from "#lib/messages/translator.ts";

type Props = { readonly t: Translate; readonly shown: FormValues; readonly form: FormState };

const When = ({ end, t, shown, form }: Props & { readonly end: "start" | "end" }) => {
  const [date, time] = [`${end}-date`, `${end}-time`];
  return (
    <div className="settings-pair">
      <TextField
        name={date}
        label={t(`desk.blackouts.${end}-date`)}
        type="date"
        value={form.value(date, shown[date]?.[0])}
        error={form.error(date)}
        short
      />
      <TextField
        name={time}
        label={t(`desk.blackouts.${end}-time`)}
        value={form.value(time, shown[time]?.[0])}
        error={form.error(time)}
        inputMode="numeric"
        autoComplete="off"
        short
      />
    </div>
  );
};

/** From when until when, on the desk's clock. */
export const SpanInputs = ({ city, ...props }: Props & { readonly city: string }) => (
  <>
    <p className="small soft">{props.t("desk.blackouts.clock", { city })}</p>
    <When {...props} end="start" />
    <When {...props} end="end" />
  </>
);
