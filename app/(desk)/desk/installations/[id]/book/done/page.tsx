import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { bookPage } from "#app/_customers/book-page.ts";
import { systemHref } from "#app/_customers/list-query.ts";
import { ToldList } from "#app/_customers/told-list.tsx";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { DoneLine } from "#app/_review/done-line.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { citiesOf, when } from "#app/_slots/speaker.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Section } from "#app/_ui/section.tsx";
import { findByReference } from "#lib/bookings/service.ts";
import "#app/_review/queue.css";
import "#app/_customers/customers.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t("customers.book.done-title-short") };
}

/** What was booked for a customer, who was told of it, and what they are asked for. */
export default async function BookedForPage({ params, searchParams }: Props) {
  const { id } = await params;
  const reference = (await searchValue(searchParams, "booking")) ?? "";
  const { context, subject, customer, told } = await bookPage(id, { here: systemHref(id), failback: false });
  const { t, actor } = context;
  const found = await findByReference(actor, reference);
  if (!found.ok || found.value.booking.installationId !== id) notFound();
  const { speaker } = subject;
  const { booking, engineer } = found.value;
  const words = { when: when(booking.window.start, speaker.you, t), city: citiesOf(speaker).you, engineer: engineer?.name ?? "" };
  return (
    <Shell context={context} current="installations">
      <DoneLine text={t("customers.book.done", { reference: booking.reference, customer: customer.name })} />
      <div className="desk-head">
        <h1>{t("customers.book.done-title", { reference: booking.reference })}</h1>
        <p>{t("customers.book.done-lede", words)}</p>
      </div>
      <Section id="told" title={t("customers.book.told-done")}>
        <p className="people-line">{t("customers.book.told-done-text", { count: told.length, customer: customer.name })}</p>
        <ToldList people={told} />
      </Section>
      <Section id="next" title={t("customers.book.next")}>
        <p className="people-line">
          {t(booking.acceptance === null ? "customers.book.next-accept" : "customers.book.next-accepted")}
        </p>
        <p className="actions gap-above">
          <LinkButton kind="main" href={`/desk/bookings/${booking.reference}`}>
            {t("customers.book.to-booking", { reference: booking.reference })}
          </LinkButton>
          <LinkButton href={systemHref(id)}>{subject.installation.name}</LinkButton>
        </p>
      </Section>
    </Shell>
  );
}
