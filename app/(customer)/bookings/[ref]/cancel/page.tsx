import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { bookingPage } from "#app/_bookings/booking-page.ts";
import { senderOf } from "#app/_bookings/booking-words.ts";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { citiesOf, when } from "#app/_slots/speaker.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { TextArea } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { allows } from "#lib/bookings/transitions.ts";
import { NO_REPLY } from "#lib/forms/reply.ts";
import { newFormKey, readReply } from "#lib/forms/service.ts";
import "#app/_bookings/bookings.css";

type Props = { readonly params: Promise<{ readonly ref: string }>; readonly searchParams: Search };

const replyOf = cache(async (id: string | undefined) => {
  const { actor } = await pageContext();
  return id === undefined ? NO_REPLY : readReply(actor, "cancel", id);
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const title = t("picker.cancel.title", { reference: (await params).ref });
  const failed = (await replyOf(await searchValue(searchParams, "reply"))).errors.length > 0;
  return { title: failed ? t("common.error-title", { title }) : title };
}

/** Calling an upgrade off: what is given up and who hears of it, then the one button that does it. */
export default async function CancelPage({ params, searchParams }: Props) {
  const { view, speaker, context } = await bookingPage((await params).ref, "/cancel");
  const { t, you } = speaker;
  const { booking, installation } = view;
  const here = `/bookings/${booking.reference}`;
  if (!allows(booking.status, "cancel")) redirect(here);
  const reply = await replyOf(await searchValue(searchParams, "reply"));
  const form = formState(reply, t);
  const words = { when: when(booking.window.start, you, t), city: citiesOf(speaker).you, by: senderOf(view) };
  return (
    <Shell context={context} current="bookings">
      <BackLink href={here}>{t("picker.cancel.back", { reference: booking.reference })}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <p className="for">{installation.name}</p>
      <h1>{t("picker.cancel.title", { reference: booking.reference })}</h1>
      <ul className="cancel-facts">
        <li>{t("picker.cancel.released", words)}</li>
        <li>{t("picker.cancel.told", words)}</li>
        <li>{t("picker.cancel.kept")}</li>
      </ul>
      <Form action={`${here}/cancel/submit`} onceKey={newFormKey()} className="form">
        <input type="hidden" name="version" value={booking.revision} />
        <TextArea
          name="reason"
          label={t("picker.cancel.reason")}
          optionalNote={t("common.optional")}
          value={form.value("reason")}
          error={form.error("reason")}
          rows={3}
        />
        <p className="actions">
          <Button kind="danger">{t("picker.cancel.link")}</Button>
          <LinkButton href={here}>{t("picker.cancel.keep")}</LinkButton>
        </p>
      </Form>
    </Shell>
  );
}
