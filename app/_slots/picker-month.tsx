import { dayOfDate } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { askHref } from "./ask-query.ts";
import type { Why } from "./day-words.ts";
import { gridColumns, gridWeeks, monthHeading } from "./month-grid.ts";
import { type PickerQuery, slotHref } from "./picker-query.ts";
import type { PickerState } from "./picker-state.ts";
import { type Neighbour, SlotGrid } from "./slot-grid.client.tsx";
import { standingReasons } from "./standing-words.ts";
import type { Subject } from "./subject.ts";

export type PickerProps = {
  readonly subject: Subject;
  readonly asked: PickerQuery;
  readonly state: PickerState;
  /** The address of the picker for a query; that of a new booking unless told otherwise. */
  readonly hrefOf?: (query: Partial<PickerQuery>) => string;
  /** The time that the booking has, which another one is chosen for. */
  readonly current?: Instant;
};

const hrefIn = ({ subject, hrefOf }: Pick<PickerProps, "subject" | "hrefOf">, query: Partial<PickerQuery>): string =>
  hrefOf ? hrefOf(query) : slotHref(subject.installation.id, query);

export const DAYS_FORM = "days";

const hasOpenDay = ({ weeks }: PickerState): boolean => weeks.some(({ days }) => days.some((day) => day?.kind === "open"));

/** What a month without a free day leads to: the next one, else the last before it, and when the month opens. */
function emptyText({ subject, state: { nextFree, lastFree, opens } }: PickerProps): string {
  const { t, you } = subject.speaker;
  const dayWords = (date: string) => ({ day: dayOfDate(date, you) });
  if (nextFree !== null) return t("picker.month.empty-next", dayWords(nextFree));
  const opening = opens === null ? [] : [t("picker.month.empty-opens", dayWords(opens))];
  return [...opening, lastFree === null ? t("picker.month.empty-none") : t("picker.month.empty-last", dayWords(lastFree))].join(
    " ",
  );
}

/** Said under the grid before anybody asks about a closed day: what the month has to offer. */
function firstWhy({ subject, state, ...rest }: PickerProps): Why {
  const { t, you } = subject.speaker;
  if (hasOpenDay(state)) {
    const { day } = state;
    const count = day?.starts.filter(({ codes }) => codes.length === 0).length ?? 0;
    const head = day ? t("picker.why.open", { day: dayOfDate(day.date, you), count }) : t("picker.why.hint");
    return { head, text: t("picker.why.hint-text") };
  }
  const head = t("picker.month.empty", { month: monthHeading(state.month, you.locale) });
  return { head, text: emptyText({ subject, state, ...rest }) };
}

/** The day that is shown stays chosen while months are looked through. */
function neighbour(month: string | null, side: "earlier" | "later", props: PickerProps): Neighbour {
  const { subject, asked, state } = props;
  const { t, you } = subject.speaker;
  if (month === null) return { href: null, label: t(`picker.month.${side}-none`) };
  const href = hrefIn(props, { ...asked, month, day: state.day?.date ?? null });
  return { href, label: t(`picker.month.${side}`, { month: monthHeading(month, you.locale) }) };
}

/** On to the next free day; back to the last one from a month that has none and none after it. */
function nextFreeLink(props: PickerProps) {
  const { subject, asked, state } = props;
  const { t, you } = subject.speaker;
  const date = state.nextFree ?? (hasOpenDay(state) ? null : state.lastFree);
  if (date === null) return null;
  const label = t(`picker.month.${state.nextFree === null ? "last" : "next"}-free`);
  const href = hrefIn(props, { ...asked, month: null, day: date });
  return { href, label, name: t("picker.month.free-hidden", { label, day: dayOfDate(date, you) }) };
}

/** Another time of a booking, and times that suit as well, are never asked for as an exception. */
function askLink({ subject, asked, hrefOf }: PickerProps) {
  if (hrefOf || asked.place > 0) return null;
  const href = askHref(subject.installation.id, { others: asked.starts.slice(1), failback: subject.failback });
  return { href: `${href}${href.includes("?") ? "&" : "?"}date=`, label: subject.speaker.t("asking.anyway-day") };
}

/** The month with its reasons: the left half of the picker. */
export const PickerMonth = (props: PickerProps) => {
  const { subject, asked, state } = props;
  const { query, speaker } = subject;
  const facts = { query, free: state.free };
  const path = hrefIn(props, { ...asked, month: null, day: null });
  return (
    <section aria-labelledby="month-name">
      <SlotGrid
        key={state.asked}
        heading={monthHeading(state.month, speaker.you.locale)}
        columns={gridColumns(query.policy.weekdays, speaker.you.locale)}
        weeks={gridWeeks(state.weeks, { today: state.today, facts, speaker })}
        chosen={state.day?.date ?? null}
        why={firstWhy(props)}
        asked={state.asked}
        earlier={neighbour(state.earlier, "earlier", props)}
        later={neighbour(state.later, "later", props)}
        nextFree={nextFreeLink(props)}
        formId={DAYS_FORM}
        ask={askLink(props)}
        dayHref={`${path}${path.includes("?") ? "&" : "?"}day=`}
      />
      <h3 className="hidden-text">{speaker.t("picker.standing.title")}</h3>
      <dl className="closed-days">
        {standingReasons(state.weeks, facts, speaker).map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
