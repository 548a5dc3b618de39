import { askHref } from "#app/_slots/ask-query.ts";
import { slotHref } from "#app/_slots/picker-query.ts";
import { pickerState } from "#app/_slots/picker-state.ts";
import { RefusedStart } from "#app/_slots/refused-start.tsx";
import { refusedWords } from "#app/_slots/refused-words.ts";
import { citiesOf } from "#app/_slots/speaker.ts";
import { WindowClockNote } from "#app/_slots/window-clock-note.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { Answers } from "#app/_ui/definition-rows.tsx";
import { TextArea } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { dayAndTime, gmtOffset } from "#lib/time/format.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { localTime } from "#lib/time/zone.ts";
import { clockAnswers, ruleSentences } from "./ask-words.ts";
import type { AskedTime } from "./asked-time.ts";
import { KeptAsked, type Shown } from "./kept-asked.tsx";

type Found<Kind extends AskedTime["kind"]> = Extract<AskedTime, { readonly kind: Kind }>;

/** The time cannot be had, whatever the reason: why, and the nearest that can. */
const Shut = ({ subject, time, asked }: Shown & { readonly time: Found<"shut" | "gap"> }) => {
  const { speaker, query } = subject;
  const facts = { ...query, start: time.start };
  const sentences =
    time.kind === "gap"
      ? [speaker.t("asking.gap"), ...ruleSentences(time.refusals, time.start, speaker)]
      : refusedWords(time.check, speaker.t);
  const { free } = pickerState({ ...asked, month: null, day: null, place: 0, exception: null, starts: [] }, query);
  const hrefOf = (start: Instant) =>
    slotHref(subject.installation.id, {
      starts: [start, ...asked.others.filter((other) => other !== start)],
      failback: asked.failback,
      day: localTime(start, query.zone).date,
    });
  return <RefusedStart {...{ subject, sentences, hrefOf, free }} wanted={facts.start} fresh={false} />;
};

/** The rules that the time breaks, and the question why it is needed all the same. */
const Reason = ({ subject, asked, time, form }: Shown & { readonly time: Found<"open"> }) => {
  const { installation, speaker, query } = subject;
  const { t } = speaker;
  const { start, check } = time;
  return (
    <>
      <Section id="asked" title={t("asking.asked")}>
        <Answers items={clockAnswers({ start, windowMinutes: query.windowMinutes }, speaker)} />
        <WindowClockNote window={intervalOf(start, query.windowMinutes)} zones={[speaker.you.zone]} t={t} />
      </Section>
      <Section id="broken" title={t("asking.broken", { count: check.refusals.length })}>
        <ul className="rules-broken">
          {ruleSentences(check.refusals, start, speaker).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="soft">{t("asking.meaning", { count: check.refusals.length })}</p>
      </Section>
      <Form action={`/installations/${installation.id}/book/ask/submit`} className="ask-reason">
        <KeptAsked asked={asked} />
        <input type="hidden" name="start" value={toUtc(start)} />
        <TextArea
          name="reason"
          label={t("asking.reason")}
          hint={t("asking.reason-hint")}
          value={form.value("reason")}
          error={form.error("reason")}
          rows={4}
        />
        <div className="actions">
          <Button kind="main">{t("common.continue")}</Button>
        </div>
      </Form>
    </>
  );
};

/** Nothing stands against it: it needs no exception. */
const Free = ({ subject, asked, time }: Shown & { readonly time: Found<"free"> }) => {
  const { speaker, query, installation } = subject;
  const { t } = speaker;
  const starts = [time.start, ...asked.others.filter((other) => other !== time.start)];
  return (
    <Section id="asked" title={t("asking.free")}>
      <Answers items={clockAnswers({ start: time.start, windowMinutes: query.windowMinutes }, speaker)} />
      <p className="actions">
        <LinkButton kind="main" href={slotHref(installation.id, { starts, failback: asked.failback })}>
          {t("asking.free-choose")}
        </LinkButton>
      </p>
    </Section>
  );
};

/** The clock shows that time twice: which of the two is meant. */
const Twice = ({ subject, asked, starts }: Shown & { readonly starts: readonly Instant[] }) => {
  const { installation, speaker } = subject;
  const { t, you } = speaker;
  return (
    <Section id="asked" title={t("asking.twice")}>
      <p>{t("asking.twice-text", { city: citiesOf(speaker).you })}</p>
      <ul className="rules-broken">
        {starts.map((start) => (
          <li key={start}>
            <a href={askHref(installation.id, { start, others: asked.others, failback: asked.failback })}>
              {dayAndTime(start, you)}, {gmtOffset(start, you.zone)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** What became of the time, and the way on. */
export const Verdict = ({ time, ...shown }: Shown) => {
  switch (time.kind) {
    case "nothing":
    case "wrong":
      return null;
    case "twice":
      return <Twice {...shown} time={time} starts={time.starts} />;
    case "free":
      return <Free {...shown} time={time} />;
    case "open":
      return <Reason {...shown} time={time} />;
    default:
      return <Shut {...shown} time={time} />;
  }
};
