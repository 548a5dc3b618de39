import { stateWords } from "#app/_bookings/state-words.ts";
import { clocksOf, customerStart } from "#app/_review/clocks.ts";
import { Section } from "#app/_ui/section.tsx";
import { State } from "#app/_ui/state.tsx";
import { type Row, Ruled } from "#app/_ui/table.tsx";
import type { BookingSummary } from "#lib/bookings/booking.ts";
import { dayAndTime } from "#lib/time/format.ts";
import { cityWords, type Telling } from "./words.tsx";

type Props = Telling & {
  readonly bookings: readonly BookingSummary[];
  /** Bookings of several installations name theirs. */
  readonly named: boolean;
};

function rowOf({ booking, installation }: BookingSummary, { named, t, reader }: Props): Row {
  const state = stateWords(booking.status, "staff", t);
  const there = customerStart(booking.window.start, clocksOf(t, reader.now, { desk: reader.zone, customer: booking.zone }));
  return {
    key: booking.id,
    cells: [
      <span key="reference">
        <a href={`/desk/bookings/${booking.reference}`}>{booking.reference}</a>
        {named ? <small>{installation.name}</small> : null}
      </span>,
      <State key="state" mark={state.mark} tone={state.tone}>
        {state.word}
      </State>,
      <span key="slot">
        {dayAndTime(booking.window.start, reader)}
        {there ? <small>{there}</small> : null}
      </span>,
    ],
  };
}

/** Bookings, newest first; times on the desk's clock, the customer's below. */
export const BookingTable = (props: Props) => {
  const { bookings, t } = props;
  const city = cityWords(props);
  return (
    <Section id="bookings" title={t("customers.bookings.title")}>
      {bookings.length === 0 ? (
        <p className="people-line">{t("customers.bookings.none")}</p>
      ) : (
        <Ruled
          className="customers"
          caption={t("customers.bookings.title")}
          columns={["reference", "state", "slot"].map((name) => ({ label: t(`customers.bookings.${name}`, { city }) }))}
          rows={bookings.map((one) => rowOf(one, props))}
        />
      )}
    </Section>
  );
};
