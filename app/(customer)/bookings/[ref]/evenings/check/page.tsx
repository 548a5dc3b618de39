import { redirect } from "next/navigation";
import { type BookingFormProps, bookingFormPage } from "#app/_bookings/booking-form-page.ts";
import { bookingHref } from "#app/_bookings/booking-form-route.ts";
import { goneEvenings } from "#app/_series/evenings-gone.tsx";
import { type Moving, movePath, movingWith } from "#app/_series/moving.ts";
import { readSeriesQuery, withSeries } from "#app/_series/series-query.ts";
import { seriesSentences } from "#app/_series/series-sentences.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { when } from "#app/_slots/speaker.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Checkbox } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { newFormKey } from "#lib/forms/service.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import "#app/_bookings/bookings.css";

const PAGE = bookingFormPage({ form: "move-evenings", below: "/evenings/check", title: "series.move.check-title" });

export const generateMetadata = PAGE.metadata;

type Shown = { readonly moving: Moving; readonly starts: readonly Instant[] };

/** The old times and the new ones side by side. */
const Times = ({ moving, starts }: Shown) => {
  const { t, you } = moving.whole.speaker;
  return (
    <Section id="times" title={t("picker.check.slot")}>
      <Ruled
        caption={t("picker.check.slot")}
        columns={[t("series.list.column.evening"), t("series.move.old"), t("series.move.new")].map((label) => ({ label }))}
        rows={moving.parts.map(({ evening, booking }, n) => {
          const start = starts[n] ?? booking.window.start;
          const isSame = start === booking.window.start;
          return {
            key: booking.id,
            cells: [
              t("series.name", { evening: evening.number }),
              when(booking.window.start, you, t),
              isSame ? t("series.move.same") : when(start, you, t),
            ],
          };
        })}
      />
    </Section>
  );
};

/** Every new time before all of them are asked for together. */
export default async function MoveEveningsCheckPage(props: BookingFormProps) {
  const { view, speaker, context, here, reply, form } = await PAGE.load(props);
  const { t } = speaker;
  const { reference, revision, kept } = view.booking;
  const { actor, locale } = context;
  const moving = await movingWith({ actor, t, locale }, view);
  if (!moving) redirect(bookingHref(reference));
  const { starts } = readSeriesQuery(await props.searchParams);
  const picker = (place: number) => withSeries(movePath(reference), { starts, place });
  if (starts.length !== moving.parts.length) redirect(picker(starts.length));
  const chosen = { ...moving, starts };
  // What cannot be had is said by the picker, which has others.
  const [gone] = goneEvenings(moving.whole, chosen);
  if (gone) redirect(picker(gone.evening - 1));
  const moved = moving.parts
    .map((part, n) => ({ part, start: starts[n] ?? 0 }))
    .filter(({ part, start }) => part.booking.window.start !== start);
  return (
    <Shell context={context} current="bookings">
      <BackLink href={picker(0)}>{t("series.check.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <p className="for">{view.installation.name}</p>
      <h1>{t("series.move.check-title")}</h1>
      <Times moving={moving} starts={starts} />
      <Section id="meaning" title={t("picker.check.understood")}>
        {moved.length === 0 ? <p>{t("series.move.unchanged")}</p> : null}
        <Form action={`${here}/evenings/check/submit`} onceKey={newFormKey()} className="form">
          {starts.map((start) => (
            <input key={start} type="hidden" name="start" value={toUtc(start)} />
          ))}
          <input type="hidden" name="planHash" value={kept.plan.hash} />
          <input type="hidden" name="version" value={revision} />
          <ul>
            {seriesSentences(moving.whole, chosen).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Checkbox name="accept" label={t("picker.check.understood-tick")} error={form.error("accept")} />
          <p className="actions">
            {moved.length === 0 ? null : <Button kind="main">{t("series.move.button")}</Button>}
            <LinkButton href={here}>{t("series.move.keep")}</LinkButton>
          </p>
          <p className="small quiet">{t("series.move.hint")}</p>
        </Form>
      </Section>
    </Shell>
  );
}
