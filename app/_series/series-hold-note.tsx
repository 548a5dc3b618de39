import type { Subject } from "#app/_slots/subject.ts";
import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Note } from "#app/_ui/note.tsx";
import { HOLD_MINUTES } from "#lib/scheduling/hold/hold.ts";
import { time } from "#lib/time/format.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { seriesPath } from "./series-query.ts";

type Props = {
  readonly subject: Subject;
  readonly starts: readonly Instant[];
  /** Until when all of them wait for the reader; `null` where one of them does not. */
  readonly until: Instant | null;
};

/** Whether the chosen times wait for the reader, and until when; else the one button that holds all of them again. */
export const SeriesHoldNote = ({ subject, starts, until }: Props) => {
  const { installation, failback, speaker } = subject;
  const { t, you } = speaker;
  if (until !== null)
    return <Note icon="clock">{t("series.hold.until", { count: starts.length, until: time(until, you) })}</Note>;
  return (
    <Note icon="clock">
      <Form action={`${seriesPath(installation.id)}/submit`}>
        <input type="hidden" name="evenings" value={starts.length} />
        {starts.map((start) => (
          <input key={start} type="hidden" name="kept" value={toUtc(start)} />
        ))}
        {failback ? <input type="hidden" name="failback" value="yes" /> : null}
        <p>{t("series.hold.over")}</p>
        <div className="actions">
          <Button small name="act" value="hold">
            {t("series.hold.again", { minutes: HOLD_MINUTES })}
          </Button>
        </div>
      </Form>
    </Note>
  );
};
