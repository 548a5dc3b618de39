import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { type BookingPage, bookingPage } from "#app/_bookings/booking-page.ts";
import { answerDay } from "#app/_bookings/booking-words.ts";
import { pageContext } from "#app/_edge/page-context.ts";
import { EveningsList } from "#app/_series/evenings-list.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { citiesOf, sameClock, when } from "#app/_slots/speaker.ts";
import { PrintButton } from "#app/_take-along/print-button.client.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Section } from "#app/_ui/section.tsx";
import { day } from "#lib/time/format.ts";
import "#app/_bookings/bookings.css";

type Props = { readonly params: Promise<{ readonly ref: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t("picker.sent.title-short") };
}

/** What nobody else can book until the answer. */
const heldWords = ({ view, speaker: { t, you } }: BookingPage): string =>
  view.evenings.length > 0
    ? t("series.sent.held", { count: view.evenings.length })
    : t("picker.sent.held", { when: when(view.booking.window.start, you, t) });

/** The start, or that of every evening. */
function startsOf({ view, speaker: { t, you } }: BookingPage): readonly { readonly at: string; readonly text: string }[] {
  const { window, contact } = view.booking;
  const [word, name] = [contact ? "call" : "day", contact?.name ?? ""];
  if (view.evenings.length === 0) return [{ at: day(window.start, you), text: t(`picker.sent.${word}`, { name }) }];
  return view.evenings.map(({ evening, window: { start } }) => ({
    at: day(start, you),
    text: t(`series.sent.${word}`, { evening, name }),
  }));
}

/** What happens from here on, each with its time. */
const Steps = (page: BookingPage) => {
  const { view, speaker } = page;
  const { t } = speaker;
  const steps = [
    { at: t("picker.sent.by", { day: answerDay(view, page) }), text: t("picker.sent.review") },
    { at: t("picker.sent.until"), text: heldWords(page) },
    ...startsOf(page),
  ];
  return (
    <ol className="sent-steps">
      {steps.map(({ at, text }) => (
        <li key={`${at} ${text}`}>
          <span className="sent-at">{at}</span>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
};

/** The request is on its way, and not more than that. Once it is answered the booking's own page says how. */
export default async function SentPage({ params }: Props) {
  const page = await bookingPage((await params).ref, "/sent");
  const { view, speaker, context } = page;
  const { t, you, us } = speaker;
  const { booking, installation } = view;
  if (booking.status !== "submitted") redirect(`/bookings/${booking.reference}`);
  const cities = citiesOf(speaker);
  return (
    <Shell context={context} current="bookings">
      <h1>{t("picker.sent.title", { day: answerDay(view, page) })}</h1>
      <p className="lede booking-next">
        {t("picker.sent.lede", { reference: booking.reference, installation: installation.name })}{" "}
        {t(sameClock(speaker) ? "picker.sent.when-one" : "picker.sent.when", {
          when: when(booking.window.start, you, t),
          city: cities.you,
          there: when(booking.window.start, us, t),
          thereCity: cities.us,
        })}
      </p>
      <EveningsList view={view} reader={you} side="customer" hrefOf={(reference) => `/bookings/${reference}`} t={t} />
      <Section id="next" title={t("picker.sent.next")}>
        <Steps {...page} />
      </Section>
      <p className="actions booking-manage">
        <LinkButton kind="main" href={`/bookings/${booking.reference}`}>
          {t("picker.sent.booking", { reference: booking.reference })}
        </LinkButton>
        <LinkButton href={`/bookings/${booking.reference}/slot.ics`} download>
          {t("calendar.add")}
        </LinkButton>
        <LinkButton href="/bookings">{t("picker.list.title")}</LinkButton>
        <PrintButton label={t("take.print.button")} />
      </p>
    </Shell>
  );
}
