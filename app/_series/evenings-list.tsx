import { BookingState } from "#app/_bookings/booking-state.tsx";
import type { Side } from "#app/_bookings/state-words.ts";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import type { BookingView, SeriesEvening } from "#lib/bookings/booking.ts";
import { isHeld } from "#lib/bookings/series/series.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { dayAndTime, type Reader } from "#lib/time/format.ts";
import "./series.css";

type Props = {
  readonly view: BookingView;
  readonly reader: Reader;
  readonly side: Side;
  /** The page of a booking by its reference. */
  readonly hrefOf: (reference: string) => string;
  readonly t: Translate;
};

const State = ({ one, side, t }: { readonly one: SeriesEvening } & Pick<Props, "side" | "t">) => (
  <>
    <BookingState status={one.status} reader={side} t={t} />
    {isHeld(one) ? <small>{t("series.list.held")}</small> : null}
  </>
);

const COLUMNS = ["evening", "when", "state", "reference"] as const;

/** All evenings of the upgrade that a booking is part of, each with where it stands; nothing where it is done in one go. */
export const EveningsList = ({ view, reader, side, hrefOf, t }: Props) => {
  if (view.evenings.length === 0) return null;
  const title = t("series.list.title");
  return (
    <Section id="evenings" title={title}>
      <Ruled
        className="series-list"
        caption={title}
        columns={COLUMNS.map((name) => ({ label: t(`series.list.column.${name}`) }))}
        rows={view.evenings.map((one) => ({
          key: one.id,
          cells: [
            t("series.name", { evening: one.evening }),
            dayAndTime(one.window.start, reader),
            <State key="state" {...{ one, side, t }} />,
            one.id === view.booking.id ? (
              `${one.reference}, ${t("series.list.here")}`
            ) : (
              <a key="reference" href={hrefOf(one.reference)}>
                {one.reference}
              </a>
            ),
          ],
        }))}
      />
    </Section>
  );
};
