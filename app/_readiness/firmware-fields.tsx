import type { FormState } from "#app/_edge/form-state.ts";
import { RadioGroup, TextField } from "#app/_ui/fields.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { FirmwareFacts } from "#lib/readiness/item.ts";

/** Version, day of the check, and whether it is the newest: the same three for one host and for all. */
export const FirmwareFields = ({
  t,
  form,
  facts,
  today,
}: {
  readonly t: Translate;
  readonly form: FormState;
  readonly facts: FirmwareFacts | null;
  /** Today in the installation's zone, as an example of how a date is written. */
  readonly today: string;
}) => (
  <>
    <TextField
      name="version"
      label={t("readiness.firmware.version")}
      hint={t("readiness.firmware.version-hint")}
      value={form.value("version", facts?.version ?? "")}
      error={form.error("version")}
      autoComplete="off"
      spellCheck={false}
    />
    <TextField
      name="checkedOn"
      type="date"
      label={t("readiness.firmware.date")}
      hint={t("readiness.firmware.date-hint", { today })}
      value={form.value("checkedOn", facts?.checkedOn ?? "")}
      error={form.error("checkedOn")}
      short
    />
    <RadioGroup
      name="latest"
      legend={t("readiness.firmware.latest")}
      value={form.value("latest", facts ? (facts.latest ? "yes" : "no") : "")}
      error={form.error("latest")}
      options={["yes", "no"].map((value) => ({
        value,
        label: t(`readiness.firmware.latest-${value}`),
        hint: value === "no" ? t("readiness.firmware.latest-no-hint") : undefined,
      }))}
    />
  </>
);
