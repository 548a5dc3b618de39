import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { bookCheckHref } from "#app/_customers/book-fields.ts";
import { type BookPage, bookPage } from "#app/_customers/book-page.ts";
import { readTime, type TimeRead, type TypedTime } from "#app/_customers/book-time.ts";
import { systemHref } from "#app/_customers/list-query.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { PICK_FORM, PickerChoice } from "#app/_slots/picker-choice.tsx";
import { DAYS_FORM, PickerMonth, type PickerProps } from "#app/_slots/picker-month.tsx";
import { type PickerQuery, readPickerQuery } from "#app/_slots/picker-query.ts";
import { pickerState } from "#app/_slots/picker-state.ts";
import { PickerTimes } from "#app/_slots/picker-times.tsx";
import { citiesOf } from "#app/_slots/speaker.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { gmtOffset } from "#lib/time/format.ts";
import { toUtc } from "#lib/time/instant.ts";
import "#app/_review/queue.css";
import "#app/_slots/slots.css";
import "#app/_customers/customers.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t("customers.book.title-short") };
}

const hrefFor = (id: string, { month, day, starts = [], failback }: Partial<PickerQuery>): string => {
  const pairs = [
    ...(month ? [`month=${month}`] : []),
    ...(day ? [`day=${day}`] : []),
    ...starts.slice(0, 1).map((start) => `start=${toUtc(start)}`),
    ...(failback ? ["failback=yes"] : []),
  ];
  return systemHref(id, `/book${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`);
};

const Picker = ({ picker, id }: { readonly picker: PickerProps; readonly id: string }) => {
  const { t } = picker.subject.speaker;
  const failback = picker.subject.failback ? <input type="hidden" name="failback" value="yes" /> : null;
  return (
    <>
      <form id={DAYS_FORM} method="get" action={hrefFor(id, {})}>
        <input type="hidden" name="month" value={picker.state.month} />
        {failback}
      </form>
      <form id={PICK_FORM} method="get" action={systemHref(id, "/book/check")} className="form pick">
        {failback}
        <div className="picker">
          <PickerMonth {...picker} />
          <PickerTimes {...picker} />
        </div>
        <PickerChoice {...picker}>
          <Button kind="main">{t("common.continue")}</Button>
        </PickerChoice>
      </form>
    </>
  );
};

type Other = { readonly page: BookPage; readonly typed: TypedTime; readonly read: TimeRead | null };

/** Of a time that the clock shows twice, which of the two is meant. */
const Twice = ({ page: { subject }, read }: Pick<Other, "page" | "read">) => {
  if (!read || !("twice" in read)) return null;
  const { installation, failback, speaker } = subject;
  return (
    <ul className="customers-list">
      {read.twice.map((start, n) => (
        <li key={start}>
          <a href={bookCheckHref(installation.id, { start, failback })}>
            {speaker.t(n === 0 ? "customers.book.earlier" : "customers.book.later", {
              offset: gmtOffset(start, installation.zone),
            })}
          </a>
        </li>
      ))}
    </ul>
  );
};

/** Any other time, also one that breaks the rules that the desk may set aside. */
const OtherTime = ({ page, typed, read }: Other) => {
  const { installation, speaker, failback } = page.subject;
  const { t } = speaker;
  const wrong = read && "wrong" in read ? read.wrong : [];
  const gap = read && "gap" in read;
  return (
    <Section id="other" title={t("customers.book.other")}>
      <p className="people-found">{t("customers.book.other-text", { city: citiesOf(speaker).you })}</p>
      <Twice page={page} read={read} />
      <Form action={systemHref(installation.id, "/book")} method="get" className="book-other">
        {failback ? <input type="hidden" name="failback" value="yes" /> : null}
        <TextField
          name="date"
          type="date"
          label={t("customers.book.date")}
          value={typed.date}
          error={wrong.includes("date") ? t("customers.book.date-wrong") : undefined}
        />
        <TextField
          name="time"
          label={t("customers.book.time")}
          value={typed.time}
          error={wrong.includes("time") ? t("customers.book.time-wrong") : gap ? t("customers.book.time-gap") : undefined}
          autoComplete="off"
          short
        />
        <p className="actions">
          <Button>{t("customers.book.check-time")}</Button>
        </p>
      </Form>
    </Section>
  );
};

const Failback = ({ subject, id }: { readonly subject: BookPage["subject"]; readonly id: string }) => {
  if (!subject.failbackOffered) return null;
  const { t } = subject.speaker;
  const { failback } = subject;
  return (
    <p className="people-found">
      {t(failback ? "customers.book.failback-with" : "customers.book.failback-without")}{" "}
      <a href={hrefFor(id, { failback: !failback })}>
        {t(failback ? "customers.book.failback-remove" : "customers.book.failback-add")}
      </a>
    </p>
  );
};

/** A time for a customer: one that is free, or any other. */
export default async function BookForPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = { ...readPickerQuery(await searchParams), place: 0 };
  const page = await bookPage(id, { here: hrefFor(id, asked), failback: asked.failback });
  const { context, subject, customer } = page;
  const { t } = context;
  const typed = { date: (await searchValue(searchParams, "date")) ?? "", time: (await searchValue(searchParams, "time")) ?? "" };
  const read = typed.date === "" && typed.time === "" ? null : readTime(typed, subject.installation.zone);
  if (read && "start" in read) redirect(bookCheckHref(id, { start: read.start, failback: subject.failback }));
  const hrefOf = (query: Partial<PickerQuery>) => hrefFor(id, { failback: subject.failback, ...query });
  const picker = { subject, asked, state: pickerState(asked, subject.query), hrefOf };
  const faults = [
    ...(read && "wrong" in read
      ? read.wrong.map((field) => ({ href: `#${field}`, text: t(`customers.book.${field}-wrong`) }))
      : []),
    ...(read && "gap" in read ? [{ href: "#time", text: t("customers.book.time-gap") }] : []),
    ...(read && "twice" in read ? [{ href: "#other", text: t("customers.book.time-twice") }] : []),
  ];
  return (
    <Shell context={context} current="installations">
      <BackLink href={systemHref(id)}>{subject.installation.name}</BackLink>
      <ErrorSummary title={t("common.problem")} items={faults} />
      <div className="desk-head book-head">
        <h1>{t("customers.book.title", { customer: customer.name })}</h1>
        <p>{t("customers.book.lede", { installation: subject.installation.name, city: citiesOf(subject.speaker).you })}</p>
      </div>
      <Failback subject={subject} id={id} />
      <Picker picker={picker} id={id} />
      <OtherTime page={page} typed={typed} read={read} />
    </Shell>
  );
}
