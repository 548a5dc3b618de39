import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { BOOK_FORM, bookCheckHref, bookHref, readWanted } from "#app/_customers/book-fields.ts";
import { BookForm } from "#app/_customers/book-form.tsx";
import { type BookPage, bookPage } from "#app/_customers/book-page.ts";
import { ToldList } from "#app/_customers/told-list.tsx";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { NEW_QUERY } from "#app/_slots/picker-query.ts";
import { pickerState } from "#app/_slots/picker-state.ts";
import { RefusedStart } from "#app/_slots/refused-start.tsx";
import { refusedWords } from "#app/_slots/refused-words.ts";
import { citiesOf, sameClock, timeOrDay, when } from "#app/_slots/speaker.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Answers } from "#app/_ui/definition-rows.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Section } from "#app/_ui/section.tsx";
import { setAside } from "#lib/bookings/exceptions.ts";
import { NO_REPLY } from "#lib/forms/reply.ts";
import { newFormKey, readReply } from "#lib/forms/service.ts";
import type { Refusal } from "#lib/scheduling/evaluate-slot.ts";
import { refusalText } from "#lib/scheduling/refusal-text.ts";
import { checkSlot } from "#lib/scheduling/service.ts";
import { duration } from "#lib/time/format.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import "#app/_review/queue.css";
import "#app/_slots/slots.css";
import "#app/_customers/customers.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t("customers.book.check-title-short") };
}

type Judged = { readonly page: BookPage; readonly start: Instant; readonly refusals: readonly Refusal[] };

/** The chosen time on both clocks, with its end on the customer's. */
const Times = ({ page: { subject }, start }: Pick<Judged, "page" | "start">) => {
  const { speaker, query } = subject;
  const { t, you, us } = speaker;
  const cities = citiesOf(speaker);
  const end = timeOrDay(plusMinutes(start, query.windowMinutes), { date: localTime(start, you.zone).date, reader: you }, t);
  return (
    <Section id="times" title={t("picker.check.slot")}>
      <Answers
        items={[
          { label: cities.you, value: t("customers.book.span", { when: when(start, you, t), end }) },
          ...(sameClock(speaker) ? [] : [{ label: cities.us, value: when(start, us, t) }]),
          { label: t("picker.check.whole"), value: t("picker.check.about", { duration: duration(query.windowMinutes) }) },
        ]}
      />
    </Section>
  );
};

/** Rules that this time breaks, and that a written reason sets aside. */
const Broken = ({ page: { subject }, start, refusals }: Judged) => {
  const { t, you } = subject.speaker;
  return (
    <Section id="rules" title={t("customers.book.rules")}>
      {refusals.length === 0 ? <p className="people-line">{t("customers.book.rules-none")}</p> : null}
      {refusals.length === 0 ? null : (
        <>
          <p className="people-line">{t("customers.book.rules-lede", { count: refusals.length })}</p>
          <ul className="broken">
            {refusals.map((refusal) => (
              <li key={refusal.code}>
                <strong>{t(`customers.book.rule.${refusal.code}`)}</strong>
                <small>{refusalText(refusal, { ...you, start }, t)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
};

/** What no reason sets aside: why, and the nearest times that are free. */
const Refused = ({ page: { subject }, start, refusals }: Judged) => {
  const { installation, failback, speaker } = subject;
  const { t, you } = speaker;
  const full = refusals.every(({ code }) => code === "capacity");
  const sentences = full
    ? [t("customers.book.full", { when: when(start, you, t), city: citiesOf(speaker).you })]
    : refusedWords({ facts: { ...subject.query, start }, refusals }, t);
  const { free } = pickerState(NEW_QUERY, subject.query);
  const hrefOf = (other: Instant) => bookCheckHref(installation.id, { start: other, failback });
  return <RefusedStart {...{ subject, sentences, hrefOf, free }} wanted={start} fresh={false} />;
};

/** The time that was chosen, the rules that it breaks, and what is still asked before the desk books it. */
export default async function BookCheckPage({ params, searchParams }: Props) {
  const { id } = await params;
  const value = async (name: string) => (await searchValue(searchParams, name)) ?? "";
  const { start, failback } = readWanted(await value("start"), await value("failback"));
  if (start === null) redirect(bookHref(id, { start, failback }));
  const page = await bookPage(id, { here: bookCheckHref(id, { start, failback }), failback });
  const { context, subject, customer, told } = page;
  const { t, actor } = context;
  const judged = await checkSlot(actor, id, { start, failback: subject.failback });
  if (!judged.ok) notFound();
  const { standing } = setAside(judged.value.refusals, { reason: "", rules: null });
  const replyId = await searchValue(searchParams, "reply");
  const reply = replyId === undefined ? NO_REPLY : await readReply(actor, BOOK_FORM, replyId);
  const form = formState(reply, t);
  const waived = judged.value.refusals.filter((refusal) => !standing.includes(refusal));
  return (
    <Shell context={context} current="installations">
      <BackLink href={bookHref(id, { start, failback })}>{t("picker.check.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="desk-head">
        <h1>{t("customers.book.check-title", { customer: customer.name })}</h1>
        <p>{subject.installation.name}</p>
      </div>
      <Times page={page} start={start} />
      {standing.length > 0 ? (
        <Refused page={page} start={start} refusals={standing} />
      ) : (
        <>
          <Broken page={page} start={start} refusals={waived} />
          <Section id="told" title={t("customers.book.told")}>
            <p className="people-line">{t("customers.book.told-text", { count: told.length })}</p>
            <ToldList people={told} />
          </Section>
          <BookForm page={page} start={start} rules={waived.map(({ code }) => code)} form={form} onceKey={newFormKey()} />
        </>
      )}
    </Shell>
  );
}
