import type { ReactNode } from "react";
import type { Subject } from "#app/_slots/subject.ts";
import { Note } from "#app/_ui/note.tsx";
import { duration } from "#lib/time/format.ts";
import { seriesPath, withSeries } from "./series-query.ts";
import { eveningCounts } from "./series-subject.ts";
import "./series.css";

const bold = (chunks: ReactNode) => <strong>{chunks}</strong>;

/** That the upgrade can be spread over several evenings; where it is longer than the desk works in one go, that it had better be. */
export const SeriesOffer = ({ subject }: { readonly subject: Subject }) => {
  const counts = eveningCounts(subject);
  if (counts.length === 0) return null;
  const { installation, plan, policy, failback, speaker } = subject;
  const { t } = speaker;
  const words = { whole: duration(plan.workMinutes), limit: duration(policy.windowLimitMinutes), b: bold };
  return (
    <div className="series-offer">
      <Note icon="info">
        <p>{t.rich(plan.workMinutes > policy.windowLimitMinutes ? "series.offer.long" : "series.offer.fits", words)}</p>
        <p>
          {counts.map((count) => (
            <a key={count} href={withSeries(seriesPath(installation.id), { count, failback })}>
              {t("series.offer.link", { count })}
            </a>
          ))}
        </p>
      </Note>
    </div>
  );
};
