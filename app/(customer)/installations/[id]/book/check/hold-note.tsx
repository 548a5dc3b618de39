import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Note } from "#app/_ui/note.tsx";
import type { Refusal } from "#lib/scheduling/evaluate-slot.ts";
import { HOLD_MINUTES } from "#lib/scheduling/hold/hold.ts";
import { dayAndTime, time } from "#lib/time/format.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import type { Checked } from "./answers.ts";
import type { ExceptionAsked } from "./exception-asked.ts";

type Props = {
  readonly checked: Checked;
  /** Until when the preferred start waits for the reader; `null` where nobody holds it for them. */
  readonly until: Instant | null;
  readonly exception: ExceptionAsked | null;
  readonly standing: readonly Refusal[];
};

/** Free but held for nobody: the time may be gone by the moment the form is sent, unless it is taken again. */
const HoldAgain = ({ checked: { subject, starts }, exception }: Props) => {
  const { speaker, installation, failback } = subject;
  const [start, ...others] = starts;
  return (
    <Form action={`/installations/${installation.id}/book/slot/submit`}>
      <input type="hidden" name="start" value={toUtc(start)} />
      {[start, ...others].map((kept) => (
        <input key={kept} type="hidden" name="kept" value={toUtc(kept)} />
      ))}
      <input type="hidden" name="place" value="0" />
      {failback ? <input type="hidden" name="failback" value="yes" /> : null}
      {exception ? <input type="hidden" name="exception" value={exception.kept} /> : null}
      <p>{speaker.t("picker.hold.over", { time: dayAndTime(start, speaker.you) })}</p>
      <div className="actions">
        <Button small>{speaker.t("picker.hold.again", { minutes: HOLD_MINUTES })}</Button>
      </div>
    </Form>
  );
};

/** Whether the chosen time waits for the reader, and until when. Nothing where it cannot be had: that is said elsewhere. */
export const HoldNote = (props: Props) => {
  const { checked, until, standing } = props;
  const { subject } = checked;
  const { t, you } = subject.speaker;
  if (until !== null) return <Note icon="clock">{t("picker.hold.until", { until: time(until, you) })}</Note>;
  if (standing.length > 0) return null;
  return (
    <Note icon="clock">
      <HoldAgain {...props} />
    </Note>
  );
};
