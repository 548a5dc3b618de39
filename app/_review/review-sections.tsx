import { Answers } from "#app/_ui/definition-rows.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Section } from "#app/_ui/section.tsx";
import { isOpen } from "#lib/bookings/booking.ts";
import { findingsOf, tally } from "#lib/bookings/review/findings.ts";
import type { Review, Standing } from "#lib/bookings/review/review.ts";
import type { KnownItems } from "#lib/readiness/checks/check.ts";
import { hostReadiness, readyCount } from "#lib/readiness/describe.ts";
import { cityOf, shortDay } from "#lib/time/format.ts";
import { localTime } from "#lib/time/zone.ts";
import { CheckForm } from "./check-form.tsx";
import type { Clocks } from "./clocks.ts";
import { findingWords } from "./finding-words.ts";
import { FindingsList } from "./findings-list.tsx";
import { HostTable } from "./host-table.tsx";
import { ImpactPicture } from "./impact-picture.tsx";
import { hostWords, leftWords } from "./readiness-words.ts";
import { requestRows } from "./request-rows.ts";
import { type ShownHosts, shownHosts } from "./shown-hosts.ts";

type Props = { readonly review: Review; readonly clocks: Clocks };

/** Rows that a review shows; a large installation shows those that somebody has to look at. */
const MOST_HOSTS = 24;

/** Hosts of the checklist that a review shows, in the customer's order. */
export const reviewedHosts = ({ installation, readiness }: Standing): ShownHosts =>
  shownHosts(hostReadiness(installation.hosts, readiness), MOST_HOSTS);

/** What the checklist says now, who said it and who has tried it. A closed booking is not prepared any more. */
export const ReadinessSection = ({
  review: { view, standing },
  clocks: { t, customer },
  known,
}: Props & { readonly known: KnownItems }) => {
  if (!standing || !isOpen(view.booking)) return null;
  const { readiness } = standing;
  if (readiness.items.length === 0) {
    return (
      <Section id="readiness" title={t("desk.review.readiness")}>
        <p className="review-line">{t("desk.ready.nothing-long")}</p>
      </Section>
    );
  }
  const { ready, hosts } = readyCount(readiness);
  const { rows, left, leftAreReady } = reviewedHosts(standing);
  return (
    <Section id="readiness" title={t("desk.review.readiness")} aside={t("desk.ready.hosts-ready", { ready, hosts })}>
      <HostTable rows={rows.map((row) => hostWords(row, { t, reader: customer, known }))} t={t} />
      {left > 0 ? <p className="small quiet gap-above">{leftWords(left, leftAreReady, t)}</p> : null}
      <p className="review-sealed">
        <Icon name="lock" small />
        {t("desk.host.sealed")}
      </p>
      <CheckForm reference={view.booking.reference} rows={rows} known={known} t={t} />
    </Section>
  );
};

function levelsWords({ broken, weigh, ruled }: ReturnType<typeof tally>, { t }: Clocks): string {
  if (broken > 0) return t("desk.level.some-broken", { count: broken });
  return t(ruled ? "desk.level.all-met" : "desk.level.to-weigh", { count: weigh });
}

export const RulesSection = ({ review, clocks }: Props) => {
  const findings = findingsOf(review);
  if (findings.length === 0) return null;
  const words = findings.map((finding) => findingWords(finding, { review, clocks }));
  return (
    <Section id="rules" title={clocks.t("desk.review.rules")} aside={levelsWords(tally(findings), clocks)}>
      <FindingsList findings={words} t={clocks.t} />
    </Section>
  );
};

/** `Sarajevo time, Tue 27 October`, or from the one day to the other where the window goes over midnight. */
function impactDays({ view: { booking } }: Review, { t, desk }: Clocks): string {
  const { start, end } = booking.window;
  const [first, last] = [start, end].map((moment) => shortDay(moment, desk));
  const words = { city: cityOf(desk.zone), first: first ?? "", last: last ?? "" };
  const over = localTime(start, desk.zone).date !== localTime(end, desk.zone).date;
  return t(over ? "desk.review.impact-days" : "desk.review.impact-day", words);
}

export const ImpactSection = ({ review, clocks }: Props) => {
  const { t } = clocks;
  const { booking } = review.view;
  return (
    <Section id="impact" title={t("desk.review.impact")} aside={impactDays(review, clocks)}>
      {booking.kept.plan.path.length === 0 ? (
        <p className="review-line">{t("desk.review.gui")}</p>
      ) : (
        <ImpactPicture kept={booking.kept} start={booking.window.start} clocks={clocks} />
      )}
    </Section>
  );
};

export const RequestSection = ({ review: { view }, clocks }: Props) => (
  <Section id="request" title={clocks.t("desk.review.request")}>
    <Answers
      items={requestRows(view, clocks).map(({ label, lines }) => ({
        label,
        value: lines.map((line) => (
          <span key={line} className="review-answer">
            {line}
          </span>
        )),
      }))}
    />
  </Section>
);
