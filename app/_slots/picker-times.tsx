import { Icon } from "#app/_ui/icon.tsx";
import { lastStartMinute } from "#lib/scheduling/open-days.ts";
import { dayOfDate } from "#lib/time/format.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { minuteOf } from "#lib/time/time-of-day.ts";
import { localTime } from "#lib/time/zone.ts";
import { askHref } from "./ask-query.ts";
import { choiceWords } from "./choice-words.ts";
import { clockWords } from "./clock-words.ts";
import type { Why } from "./day-words.ts";
import { nightWords } from "./night-words.ts";
import { offStrip } from "./off-strip.ts";
import type { PickerProps } from "./picker-month.tsx";
import { citiesOf, type Speaker, sameClock } from "./speaker.ts";
import { TimeList } from "./time-list.tsx";
import { type AskedDay, momentOf, timeListWords } from "./time-words.ts";

const ClockNote = ({ note }: { readonly note: Why }) => (
  <div className="note">
    <Icon name="clock" />
    <p>
      <strong>{note.head}</strong> {note.text}
    </p>
  </div>
);

const Heads = ({ speaker }: { readonly speaker: Speaker }) => {
  const { you, us } = citiesOf(speaker);
  const same = sameClock(speaker);
  return (
    <div className="times-head" aria-hidden="true">
      <span />
      <span>{speaker.t(same ? "picker.times.both" : "picker.times.you", { city: you })}</span>
      {same ? null : <span>{speaker.t("picker.times.us", { city: us })}</span>}
    </div>
  );
};

/** The chosen start where the list shows another day: it stays chosen until another one is. */
const ChosenElsewhere = ({ chosen, props }: { readonly chosen: Instant; readonly props: PickerProps }) => {
  const { speaker, query } = props.subject;
  const strip = offStrip([]);
  const words = choiceWords(chosen, { windowMinutes: query.windowMinutes, strip }, speaker);
  return (
    <label className="time time-elsewhere">
      <input type="radio" name="start" value={words.start} defaultChecked data-first />
      <span className="dot" />
      <span>
        <b>{words.you}</b>
      </span>
      {sameClock(speaker) ? null : (
        <>
          <span className="hidden-text">{`, ${speaker.t("picker.chosen.there", { time: words.us, city: citiesOf(speaker).us })}`}</span>
          <span className="there" aria-hidden="true">
            {words.us}
          </span>
        </>
      )}
    </label>
  );
};

/** Said after the last start of a day: why there is none later. */
function lastWords({ subject, state }: PickerProps): string {
  const { policy } = subject.query;
  const { t, you } = subject.speaker;
  const last = state.day?.starts.at(-1);
  const isLast = last !== undefined && localTime(last.start, you.zone).minuteOfDay === lastStartMinute(policy);
  return isLast && minuteOf(policy.latestStart) < 1440
    ? t("picker.times.last", { limit: policy.latestStart })
    : t("picker.times.last-no-limit");
}

/** Who needs a time that is not listed asks for it; only for the one that is wanted, since others are there to be easy. */
const OtherTime = ({ subject, asked, date }: PickerProps & { readonly date: string | null }) => {
  const { t } = subject.speaker;
  const others = asked.starts.slice(1);
  const href = askHref(subject.installation.id, { ...(date === null ? {} : { date }), others, failback: subject.failback });
  if (asked.place > 0) return null;
  return (
    <p className="time-last">
      {t("asking.other")} <a href={href}>{t("asking.other-link")}</a>
    </p>
  );
};

/** The start times of the chosen day: the right half of the picker. A closed day has its reason instead. */
export const PickerTimes = (props: PickerProps) => {
  const { subject, state } = props;
  const { speaker, query } = subject;
  const { t, you } = speaker;
  const { day, chosen } = state;
  const list: AskedDay = {
    date: day?.date ?? state.asked ?? state.today,
    starts: day?.starts ?? [],
    chosen,
    windowMinutes: query.windowMinutes,
    current: props.current,
  };
  const words = timeListWords(list, speaker);
  const at = momentOf(list, speaker);
  const note = at === null ? null : clockWords(at, speaker);
  const night = nightWords(list.starts, query.windowMinutes, speaker);
  const elsewhere = chosen !== null && !list.starts.some(({ start }) => start === chosen);
  return (
    <fieldset id="start" tabIndex={-1}>
      <legend className="hidden-text">{day ? words.legend : t("picker.times.choose")}</legend>
      <div className="panel-head">
        <h2>{day || state.asked ? dayOfDate(list.date, you) : t("picker.times.choose-head")}</h2>
      </div>
      {note ? <ClockNote note={note} /> : null}
      {day || elsewhere ? <Heads speaker={speaker} /> : null}
      {elsewhere ? <ChosenElsewhere chosen={chosen} props={props} /> : null}
      {day ? <TimeList words={words} t={t} chosen={chosen === null ? null : toUtc(chosen)} there={!sameClock(speaker)} /> : null}
      <p className="time-last">{day ? lastWords(props) : t(state.asked ? "picker.times.none" : "picker.times.choose")}</p>
      {night ? <p className="time-last">{night}</p> : null}
      {props.hrefOf ? null : <OtherTime {...props} date={list.date < state.today ? null : (day?.date ?? state.asked)} />}
    </fieldset>
  );
};
