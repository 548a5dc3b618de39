import { Icon } from "#app/_ui/icon.tsx";
import { dayAndTime } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import { citiesOf, sameClock, timeOrDay } from "./speaker.ts";
import { nearestFree } from "./starts.ts";
import type { Subject } from "./subject.ts";

const NEAREST = 3;

/**
 * A start that cannot be had: no fault of the form, so a sentence and the way on. `sentences` say why; the three nearest
 * free starts choose themselves when they are followed.
 */
export const RefusedStart = ({
  subject,
  wanted,
  free,
  sentences,
  hrefOf,
  askHref = null,
  fresh,
}: {
  readonly subject: Subject;
  readonly wanted: Instant;
  readonly free: readonly Instant[];
  readonly sentences: readonly string[];
  /** Where one of the nearest starts leads. */
  readonly hrefOf: (start: Instant) => string;
  /** Where this very time can be asked for all the same; `null` where no reason helps. */
  readonly askHref?: string | null;
  /** It answers a form that was just sent, so this is where reading has to start. */
  readonly fresh: boolean;
}) => {
  const { speaker } = subject;
  const { t, you, us } = speaker;
  const there = (start: Instant) => {
    const clock = timeOrDay(start, { date: localTime(start, you.zone).date, reader: us }, t);
    return ` (${t("picker.chosen.there", { time: clock, city: citiesOf(speaker).us })})`;
  };
  const near = nearestFree(free, wanted, NEAREST);
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form this is where reading has to start
    <div className="note refused" role="alert" tabIndex={-1} autoFocus={fresh} id="refused">
      <Icon name="alert" />
      <div>
        <p>
          <strong>{sentences[0]}</strong> {sentences.slice(1).join(" ")}
        </p>
        <p>
          {near.length === 0 ? t("picker.times.free-none") : t("picker.times.free-now")}{" "}
          {near.map((start, n) => (
            <span key={start}>
              <a href={hrefOf(start)}>{dayAndTime(start, you)}</a>
              {sameClock(speaker) ? null : there(start)}
              {n < near.length - 1 ? " · " : null}
            </span>
          ))}
        </p>
        {askHref === null ? null : (
          <p>
            <a href={askHref}>{t("asking.anyway")}</a>
          </p>
        )}
      </div>
    </div>
  );
};
