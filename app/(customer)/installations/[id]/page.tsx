import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { customerPage, type PageContext, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { cutPage, Pager } from "#app/_installations/pager.tsx";
import { systemWords, wayWords } from "#app/_installations/system-words.ts";
import { factStrip } from "#app/_planner/fact-strip.ts";
import { headline, lede, processingCount } from "#app/_planner/headline.ts";
import { hostsQuery } from "#app/_planner/host-rows.ts";
import { impactFacts } from "#app/_planner/impact-facts.ts";
import { LONGEST_QUERY } from "#app/_planner/plan-links.ts";
import { type PlanView, planView } from "#app/_planner/plan-view.ts";
import { WhoTable } from "#app/_planner/who-table.tsx";
import { checklistRows } from "#app/_readiness/tasks.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { StepFileLinks } from "#app/_take-along/step-file-links.tsx";
import { PlanTimeline } from "#app/_timeline/plan-timeline.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { TaskList } from "#app/_ui/task-list.tsx";
import { VpsRow } from "#app/_vps/vps-row.tsx";
import type { BookingSummary } from "#lib/bookings/booking.ts";
import { openBookings } from "#lib/bookings/service.ts";
import { type Installation, planInputOf } from "#lib/installations/installation.ts";
import { findInstallation } from "#lib/installations/service.ts";
import type { Readiness } from "#lib/readiness/item.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { cityOf, dayAndTime, time } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { countVps } from "#lib/vps/service.ts";
import "#app/_installations/installations.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { actor, t } = await pageContext();
  const found = await findInstallation(actor, (await params).id);
  return { title: found.ok ? found.value.name : t("common.not-found.title") };
}

type Shown = { readonly installation: Installation; readonly context: PageContext; readonly now: Instant };

const PlanSection = ({ view, installation, context: { t } }: Shown & { readonly view: PlanView }) => {
  const query = hostsQuery(view.input);
  return (
    <Section id="plan" title={t("planner.when.title")} aside={t("planner.when.aside")}>
      <PlanTimeline id="impact" t={t} plan={view.plan} input={view.input} estimates={view.policy.estimates} named />
      {query.length <= LONGEST_QUERY ? (
        <p className="gap-above">
          <a href={`/plan/result?${query}`}>{t("installations.detail.every-step")}</a>
        </p>
      ) : null}
      <div className="gap-above">
        <StepFileLinks t={t} href={(kind) => `/installations/${installation.id}/steps.${kind}`} />
      </div>
    </Section>
  );
};

/** In a cluster no two groups of VPSs need be off for the same time; in a mirror the headline says it all. */
const Who = ({ view, context: { t } }: Shown & { readonly view: PlanView }) => (
  <Section id="who" title={t("planner.who.title")} aside={t("planner.who.aside")}>
    <WhoTable view={view} />
  </Section>
);

const Hosts = ({ installation, context: { t }, asked }: Shown & { readonly asked: string | undefined }) => {
  const { rows, page, pages } = cutPage(installation.hosts, asked);
  const restarts = installation.hosts.some(({ restartMinutes }) => restartMinutes !== null);
  const columns = ["name", "role", "version", ...(restarts ? ["minutes"] : [])];
  return (
    <Section
      id="hosts"
      title={t("installations.detail.hosts")}
      aside={t("installations.detail.host-count", { count: installation.hosts.length })}
    >
      <Ruled
        className="setup-system"
        caption={t("installations.detail.hosts")}
        columns={columns.map((column) => ({ label: t(`planner.hosts.${column}`) }))}
        rows={rows.map(({ name, role, version, restartMinutes }) => ({
          key: name,
          cells: [
            name,
            t(`planner.role.${role}`),
            version.text,
            ...(restarts ? [restartMinutes === null ? "" : String(restartMinutes)] : []),
          ],
        }))}
      />
      <Pager
        {...{ t, page, pages }}
        label={t("installations.detail.hosts")}
        hrefOf={(n) => `/installations/${installation.id}?hosts=${n}#hosts`}
      />
    </Section>
  );
};

const Bookings = ({ context: { t, locale }, now, booked }: Shown & { readonly booked: readonly BookingSummary[] }) => (
  <Section id="bookings" title={t("installations.detail.bookings")}>
    <Ruled
      caption={t("installations.detail.bookings")}
      columns={["reference", "start", "state"].map((column) => ({ label: t(`installations.detail.booking-${column}`) }))}
      rows={booked.map(({ booking }) => ({
        key: booking.id,
        cells: [
          <a key="reference" href={`/bookings/${booking.reference}`}>
            {booking.reference}
          </a>,
          <>
            {dayAndTime(booking.window.start, { zone: booking.zone, locale, now })}
            <small>{t("installations.detail.in-city", { city: cityOf(booking.zone) })}</small>
          </>,
          t(`bookings.state.customer.${booking.status}`),
        ],
      }))}
    />
  </Section>
);

const Checklist = ({ installation, context: { t }, now, booked, readiness }: Shown & Booked) => {
  const { rows, done } = checklistRows({ installation, readiness, booking: booked[0]?.booking, t, now });
  return (
    <Section id="checklist" title={t("readiness.title")} aside={t("readiness.done", { done, of: rows.length })}>
      <TaskList items={rows} />
      <p className="gap-above">
        <a href={`/installations/${installation.id}/checklist`}>{t("installations.detail.to-checklist")}</a>
      </p>
    </Section>
  );
};

type Booked = { readonly booked: readonly BookingSummary[]; readonly readiness: Readiness };

const Head = ({ installation, context: { t }, now, view }: Shown & { readonly view: PlanView }) => {
  const { zone } = installation;
  const facts = impactFacts(view.plan, processingCount(view));
  return (
    <>
      <BackLink href="/installations">{t("installations.list.title")}</BackLink>
      <p className="setup-for">
        {systemWords(installation, t)}, {wayWords(installation, t)}
      </p>
      <h1>{installation.name}</h1>
      <p className="lede detail-lede">
        <strong>{headline(view, facts)}.</strong> {lede(view, facts)}
      </p>
      <div className="actions detail-actions">
        <LinkButton kind="main" href={`/installations/${installation.id}/book/slot`}>
          {t("installations.detail.book")}
        </LinkButton>
        <LinkButton href={`/installations/${installation.id}/edit`}>{t("installations.detail.change")}</LinkButton>
        <LinkButton kind="plain" href={`/installations/${installation.id}/remove`}>
          {t("installations.detail.remove")}
        </LinkButton>
      </div>
      <Facts items={factStrip(view, facts, { now, zone })} />
      <p className="small soft gap-above">{t("installations.detail.zone", { city: cityOf(zone), time: time(now, { zone }) })}</p>
    </>
  );
};

/** One installation: what its upgrade means, what is missing for it, and what it consists of. */
export default async function InstallationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const context = await customerPage(`/installations/${id}`);
  const found = await findInstallation(context.actor, id);
  if (!found.ok) notFound();
  const installation = found.value;
  const now = systemClock();
  const policy = await currentPolicy();
  const readiness = await checklistFor(installation, now);
  const booked = await openBookings(context.actor, id);
  const view = planView({ input: planInputOf(installation, false), query: "", named: true }, { t: context.t, policy });
  const shown = { installation, context, now };
  return (
    <Shell context={context} current="installations">
      <Head {...shown} view={view} />
      {booked.length > 0 ? <Bookings {...shown} booked={booked} /> : null}
      {readiness.items.length > 0 ? <Checklist {...shown} booked={booked} readiness={readiness} /> : null}
      {view.plan.path.length > 0 ? <PlanSection {...shown} view={view} /> : null}
      {processingCount(view) > 0 && view.plan.downtime.length > 0 ? <Who {...shown} view={view} /> : null}
      <VpsRow installation={installation} count={await countVps(installation)} t={context.t} />
      <Hosts {...shown} asked={await searchValue(searchParams, "hosts")} />
    </Shell>
  );
}
