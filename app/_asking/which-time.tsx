import { shownTime } from "#app/_slots/ask-query.ts";
import { citiesOf } from "#app/_slots/speaker.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { KeptAsked, type Shown } from "./kept-asked.tsx";

/** Which time: a date and a clock, since every time may be asked for and not only those of a list. */
export const WhichTime = ({ subject, asked, time }: Shown) => {
  const { t } = subject.speaker;
  const shown = shownTime(asked, subject.query.zone);
  const faults = time.kind === "wrong" ? time.faults : [];
  const error = (field: string) => {
    const found = faults.find((fault) => fault.field === field);
    return found && t(found.message);
  };
  return (
    <Form action={`/installations/${subject.installation.id}/book/ask`} method="get" className="ask-time">
      <KeptAsked asked={asked} />
      <div className="ask-fields">
        <TextField name="date" type="date" short label={t("asking.date")} value={shown.date} error={error("date")} />
        <TextField
          name="time"
          short
          label={t("asking.time", citiesOf(subject.speaker))}
          hint={t("asking.time-hint")}
          value={shown.clock}
          error={error("time")}
        />
      </div>
      <div className="actions">
        <Button>{t("asking.look")}</Button>
      </div>
    </Form>
  );
};
