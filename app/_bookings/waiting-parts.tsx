import type { FormState } from "#app/_edge/form-state.ts";
import { citiesOf, when } from "#app/_slots/speaker.ts";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { Waiting } from "#lib/bookings/waiting/service.ts";
import { dayAndTime, dayOfDate } from "#lib/time/format.ts";
import type { BookingPage } from "./booking-page.ts";

type Props = { readonly page: BookingPage; readonly waiting: Waiting };

const base = ({ view }: BookingPage): string => `/bookings/${view.booking.reference}/waiting`;

/** The time that is offered, with both ways to answer. */
export const OfferedTime = ({ page, waiting: { offer } }: Props) => {
  if (offer === null) return null;
  const { speaker, view } = page;
  const { t, you, us } = speaker;
  const cities = citiesOf(speaker);
  return (
    <Section id="offer" title={t("bookings.waiting.offer")}>
      <Facts
        items={[
          { label: cities.you, value: when(offer.start, you, t) },
          { label: cities.us, value: when(offer.start, us, t) },
          { label: t("bookings.waiting.now"), value: when(view.booking.window.start, you, t) },
        ]}
      />
      <p>{t("bookings.waiting.offer-text", { until: dayAndTime(offer.until, you) })}</p>
      <div className="actions">
        <Form action={`${base(page)}/take/submit`}>
          <Button kind="main">{t("bookings.waiting.take")}</Button>
        </Form>
        <Form action={`${base(page)}/pass/submit`}>
          <Button>{t("bookings.waiting.pass")}</Button>
        </Form>
      </div>
    </Section>
  );
};

/** Where the booking stands in the line, and how to leave it. */
export const PlaceInLine = ({ page, waiting }: Props) => {
  const { t, you } = page.speaker;
  const dates = { first: dayOfDate(waiting.firstDate, you), last: dayOfDate(waiting.lastDate, you) };
  return (
    <Section id="place" title={t("bookings.waiting.place")}>
      <p>
        {t("bookings.waiting.before", { count: waiting.before })} {t("bookings.waiting.dates", dates)}
      </p>
      <Form action={`${base(page)}/leave/submit`}>
        <div className="actions">
          <Button>{t("bookings.waiting.leave")}</Button>
        </div>
      </Form>
    </Section>
  );
};

type WishProps = { readonly page: BookingPage; readonly waiting: Waiting | null; readonly form: FormState };

/** Between which dates an earlier start would suit. */
export const WaitingWish = ({ page, waiting, form }: WishProps) => {
  const { t } = page.speaker;
  const field = (name: "first-date" | "last-date", kept: string | undefined) => (
    <TextField
      name={name}
      label={t(`bookings.waiting.${name}`)}
      type="date"
      value={form.value(name, kept)}
      error={form.error(name)}
      short
    />
  );
  return (
    <Section id="wish" title={t(waiting ? "bookings.waiting.change" : "bookings.waiting.wish")}>
      <Form action={`${base(page)}/join/submit`}>
        {field("first-date", waiting?.firstDate)}
        {field("last-date", waiting?.lastDate)}
        <div className="actions">
          <Button kind={waiting ? undefined : "main"}>{t(waiting ? "bookings.waiting.save" : "bookings.waiting.join")}</Button>
          <LinkButton href={`/bookings/${page.view.booking.reference}`}>{t("bookings.waiting.back")}</LinkButton>
        </div>
      </Form>
    </Section>
  );
};
