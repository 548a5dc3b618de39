import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { bookingPage } from "#app/_bookings/booking-page.ts";
import { WAITING_FORM } from "#app/_bookings/waiting-fields.ts";
import { OfferedTime, PlaceInLine, WaitingWish } from "#app/_bookings/waiting-parts.tsx";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { waitingOf } from "#lib/bookings/waiting/service.ts";
import { mayWait } from "#lib/bookings/waiting/waiting.ts";
import { readReply } from "#lib/forms/service.ts";
import "#app/_bookings/bookings.css";

type Props = { readonly params: Promise<{ readonly ref: string }>; readonly searchParams: Search };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("bookings.waiting.page-title", { reference: (await params).ref }) };
}

/** Waiting for an earlier time than the one that is booked: the offer, the place in the line, the dates that would suit. */
export default async function WaitingPage({ params, searchParams }: Props) {
  const page = await bookingPage((await params).ref, "/waiting");
  const { context, speaker, view } = page;
  const { t } = speaker;
  const here = `/bookings/${view.booking.reference}`;
  if (!mayWait(view.booking)) redirect(here);
  const found = await waitingOf(context.actor, view.booking.id);
  if (!found.ok) notFound();
  const waiting = found.value;
  const form = formState(await readReply(context.actor, WAITING_FORM, await searchValue(searchParams, "reply")), t);
  return (
    <Shell context={context} current="bookings">
      <BackLink href={here}>{t("picker.cancel.back", { reference: view.booking.reference })}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <p className="for">{view.installation.name}</p>
      <h1>{t("bookings.waiting.title")}</h1>
      <p className="lede">{t("bookings.waiting.lede")}</p>
      {waiting ? <OfferedTime page={page} waiting={waiting} /> : null}
      {waiting ? <PlaceInLine page={page} waiting={waiting} /> : null}
      <WaitingWish page={page} waiting={waiting} form={form} />
    </Shell>
  );
}
