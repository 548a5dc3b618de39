import type { Metadata } from "next";
import { customerPage, type PageContext, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { NEW, questionHref } from "#app/_installations/setup.ts";
import { systemWords, wayWords } from "#app/_installations/system-words.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { State } from "#app/_ui/state.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import type { BookingSummary } from "#lib/bookings/booking.ts";
import { openBookings } from "#lib/bookings/service.ts";
import { type Page, pageQuerySchema } from "#lib/http/list.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { listInstallations } from "#lib/installations/service.ts";
import { type Draft, nextQuestion } from "#lib/installations/setup/draft.ts";
import { openDrafts } from "#lib/installations/setup/service.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import { DAY_MS, type Instant } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "#app/_installations/installations.css";

type Props = { readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("installations.list.title") };
}

type Shown = { readonly context: PageContext; readonly now: Instant };

const Drafts = ({ context: { t }, now, drafts }: Shown & { readonly drafts: readonly Draft[] }) => (
  <Section id="drafts" title={t("installations.drafts.title")}>
    <ul className="setup-drafts">
      {drafts.map(({ id, data, updatedAt }) => (
        <li key={id}>
          <div>
            <a href={questionHref(NEW, nextQuestion(data), id)}>{data.name || t("installations.drafts.unnamed")}</a>
            <small>{t("installations.drafts.saved", { days: Math.floor((now - updatedAt) / DAY_MS) })}</small>
          </div>
          <Form action="/installations/new/discard/submit">
            <input type="hidden" name="draft" value={id} />
            <Button kind="plain" small>
              {t("installations.drafts.discard")}
              <span className="hidden-text"> {data.name}</span>
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  </Section>
);

const Booked = ({ context: { t, locale }, now, booking }: Shown & { readonly booking: BookingSummary["booking"] | undefined }) =>
  booking ? (
    <>
      <a href={`/bookings/${booking.reference}`}>{dayAndTime(booking.window.start, { zone: booking.zone, locale, now })}</a>
      <small>{t(`bookings.state.customer.${booking.status}`)}</small>
    </>
  ) : (
    <State tone="todo">{t("installations.list.not-booked")}</State>
  );

const List = ({
  context,
  now,
  installations,
  booked,
}: Shown & { readonly installations: readonly Installation[]; readonly booked: readonly BookingSummary[] }) => {
  const { t } = context;
  const next = new Map(booked.toReversed().map(({ booking }) => [booking.installationId, booking]));
  return (
    <Ruled
      caption={t("installations.list.title")}
      columns={["name", "system", "way", "zone", "upgrade"].map((column) => ({ label: t(`installations.list.${column}`) }))}
      rows={installations.map((installation) => ({
        key: installation.id,
        cells: [
          <a key="name" href={`/installations/${installation.id}`}>
            {installation.name}
          </a>,
          systemWords(installation, t),
          wayWords(installation, t),
          cityOf(installation.zone),
          <Booked key="upgrade" context={context} now={now} booking={next.get(installation.id)} />,
        ],
      }))}
    />
  );
};

async function pageAsked(searchParams: Search, actor: Parameters<typeof listInstallations>[0]): Promise<Page<Installation>> {
  const cursor = await searchValue(searchParams, "cursor");
  const query = pageQuerySchema.safeParse(cursor === undefined ? {} : { cursor });
  return listInstallations(actor, query.success ? query.data : { limit: 50 });
}

/** What the organisation runs, and what was begun and not saved yet. */
export default async function InstallationsPage({ searchParams }: Props) {
  const context = await customerPage("/installations");
  const { t, actor } = context;
  const [page, drafts, booked] = [await pageAsked(searchParams, actor), await openDrafts(actor), await openBookings(actor, null)];
  const shown = { context, now: systemClock() };
  return (
    <Shell context={context} current="installations">
      <div className="setup-title">
        <h1>{t("installations.list.title")}</h1>
        <LinkButton kind="main" href="/installations/new">
          {t("installations.list.add")}
        </LinkButton>
      </div>
      {page.items.length > 0 ? (
        <List {...shown} installations={page.items} booked={booked} />
      ) : (
        <p className="lede">{t("installations.list.empty")}</p>
      )}
      {page.nextCursor ? (
        <p className="setup-pager">
          <a href={`/installations?cursor=${page.nextCursor}`}>{t("installations.list.more")}</a>
        </p>
      ) : null}
      {drafts.length > 0 ? <Drafts {...shown} drafts={drafts} /> : null}
    </Shell>
  );
}
