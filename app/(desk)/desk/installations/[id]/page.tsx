import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { BookingTable } from "#app/_customers/booking-table.tsx";
import { deskWords } from "#app/_customers/desk-words.ts";
import { customerHref, systemHref } from "#app/_customers/list-query.ts";
import { HappeningList, type Telling, tellingOf } from "#app/_customers/words.tsx";
import { deskPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { cutPage, Pager } from "#app/_installations/pager.tsx";
import { systemWords, wayWords } from "#app/_installations/system-words.ts";
import { HostTable } from "#app/_review/host-table.tsx";
import { hostWords, leftWords } from "#app/_review/readiness-words.ts";
import { shownHosts } from "#app/_review/shown-hosts.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { PlanTimeline } from "#app/_timeline/plan-timeline.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { listSummaries } from "#lib/bookings/service.ts";
import { findCustomer, systemHistory } from "#lib/customers/service.ts";
import { type Installation, planInputOf } from "#lib/installations/installation.ts";
import { findInstallation, planOf } from "#lib/installations/service.ts";
import { hostReadiness, readyCount } from "#lib/readiness/describe.ts";
import type { Readiness } from "#lib/readiness/item.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import type { Estimates } from "#lib/scheduling/policy.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { cityOf, duration, time } from "#lib/time/format.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { countVps } from "#lib/vps/service.ts";
import "#app/_installations/installations.css";
import "#app/_review/queue.css";
import "#app/_review/review.css";
import "#app/_customers/customers.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const load = cache(async (id: string) => findInstallation((await pageContext()).actor, id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const found = await load((await params).id);
  return { title: found.ok ? found.value.name : t("common.not-found.title") };
}

/** Bookings on the page, and hosts of which the checklist speaks. */
const MOST_BOOKINGS = 25;
const MOST_HOSTS = 24;

type Shown = Telling & { readonly installation: Installation };

const Ready = ({ installation, readiness, t, reader }: Shown & { readonly readiness: Readiness }) => {
  if (readiness.items.length === 0) {
    return (
      <Section id="readiness" title={t("customers.systems.readiness")}>
        <p className="people-line">{t("desk.ready.nothing-long")}</p>
      </Section>
    );
  }
  const { ready, hosts } = readyCount(readiness);
  const { rows, left, leftAreReady } = shownHosts(hostReadiness(installation.hosts, readiness), MOST_HOSTS);
  const customer = { ...reader, zone: installation.zone };
  return (
    <Section id="readiness" title={t("customers.systems.readiness")} aside={t("desk.ready.hosts-ready", { ready, hosts })}>
      <HostTable quiet rows={rows.map((row) => hostWords(row, { t, reader: customer }))} t={t} />
      {left > 0 ? <p className="small quiet gap-above">{leftWords(left, leftAreReady, t)}</p> : null}
      <p className="review-sealed">
        <Icon name="lock" small />
        {t("desk.host.sealed")}
      </p>
    </Section>
  );
};

const Hosts = ({ installation, t, asked }: Shown & { readonly asked: string | undefined }) => {
  const { rows, page, pages } = cutPage(installation.hosts, asked);
  return (
    <Section
      id="hosts"
      title={t("installations.detail.hosts")}
      aside={t("installations.detail.host-count", { count: installation.hosts.length })}
    >
      <Ruled
        className="customers"
        caption={t("installations.detail.hosts")}
        columns={["name", "role", "version", "minutes"].map((column) => ({ label: t(`planner.hosts.${column}`) }))}
        rows={rows.map(({ name, role, version, restartMinutes }) => ({
          key: name,
          cells: [
            name,
            t(`planner.role.${role}`),
            version.text,
            restartMinutes === null ? t("common.not-given") : restartMinutes,
          ],
        }))}
      />
      <Pager
        {...{ t, page, pages }}
        label={t("installations.detail.hosts")}
        hrefOf={(n) => systemHref(installation.id, `?hosts=${n}#hosts`)}
      />
    </Section>
  );
};

const Plan = ({ installation, t, estimates }: Shown & { readonly estimates: Estimates }) => {
  const plan = planOf(installation, false, estimates);
  if (plan.path.length === 0) return null;
  return (
    <Section
      id="plan"
      title={t("customers.systems.plan")}
      aside={t("customers.systems.work", { duration: duration(plan.workMinutes) })}
    >
      <PlanTimeline
        id="impact"
        t={deskWords(t)}
        plan={plan}
        input={planInputOf(installation, false)}
        estimates={estimates}
        named
      />
    </Section>
  );
};

const Head = ({ installation, t, reader, customer, vps }: Shown & { readonly customer: string; readonly vps: number }) => (
  <>
    <div className="desk-head">
      <h1>
        {customer}, {installation.name}
      </h1>
      <p>
        {systemWords(installation, t)}, {wayWords(installation, t)}. {t("customers.systems.vps", { count: vps })}{" "}
        {t("customers.systems.zone", { city: cityOf(installation.zone), time: time(reader.now, { zone: installation.zone }) })}
      </p>
    </div>
    <div className="actions system-actions">
      <LinkButton kind="main" href={systemHref(installation.id, "/book")}>
        {t("customers.book.link")}
      </LinkButton>
      <a href={customerHref(installation.organizationId)}>{t("customers.systems.customer", { name: customer })}</a>
    </div>
  </>
);

/** One installation of a customer: what it consists of, how ready it is, what its upgrade is, and its bookings. */
export default async function SystemPage({ params, searchParams }: Props) {
  const { id } = await params;
  const context = await deskPage(systemHref(id));
  const { t, actor } = context;
  const found = await load(id);
  if (!found.ok) notFound();
  const installation = found.value;
  const owner = await findCustomer(actor, installation.organizationId);
  if (!owner.ok || !("customer" in owner.value)) notFound();
  const now = systemClock();
  const { zone, estimates } = await currentPolicy();
  const shown = { installation, ...tellingOf(t, now, zone) };
  const { items: bookings } = await listSummaries(actor, { limit: MOST_BOOKINGS, installationId: id });
  return (
    <Shell context={context} current="installations">
      <BackLink href="/desk/installations">{t("customers.systems.title")}</BackLink>
      <Head {...shown} customer={owner.value.customer.name} vps={await countVps(installation)} />
      <BookingTable bookings={bookings} named={false} {...shown} />
      <Ready {...shown} readiness={await checklistFor(installation, now)} />
      <Hosts {...shown} asked={await searchValue(searchParams, "hosts")} />
      <Plan {...shown} estimates={estimates} />
      <HappeningList happenings={await systemHistory(actor, id)} {...shown} />
    </Shell>
  );
}
