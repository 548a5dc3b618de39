import type { OffStrip } from "./off-strip.ts";

const percent = (part: number, whole: number): string => `${whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100}%`;

/**
 * The upgrade as one line that breaks where VPSs go off, `labels` above the breaks. Restarts of processing hosts are a second,
 * thinner row of marks, since only the VPSs left there feel them. `name` says all of it in words. It grows with the letters.
 */
export const OffLine = ({
  strip,
  labels,
  name,
}: {
  readonly strip: OffStrip;
  readonly labels: readonly string[];
  readonly name: string;
}) => {
  const x = (minute: number) => percent(minute, strip.totalMinutes);
  return (
    <svg
      className="off-line"
      height={strip.restarts.length > 0 ? "2.75rem" : "2.125rem"}
      width="100%"
      role="img"
      aria-label={name}
    >
      <line className="off-line-runs" x1="0" x2="100%" y1="1.6875rem" y2="1.6875rem" />
      {strip.pair.map(({ startMinute, minutes }) => (
        <rect
          key={startMinute}
          className="off-line-off"
          x={x(startMinute)}
          y="1.25rem"
          width={x(minutes ?? 1)}
          height="0.875rem"
        />
      ))}
      {strip.restarts.map(({ startMinute, minutes }) => (
        <rect
          key={startMinute}
          className="off-line-off"
          x={x(startMinute)}
          y="2.4375rem"
          width={x(minutes ?? 5)}
          height="0.3125rem"
        />
      ))}
      {strip.labels.map(({ percent: at, anchor, minutes }, n) => (
        <text key={minutes[0]} x={`${Math.round(100 * at) / 100}%`} y="0.8125rem" className={`off-line-${anchor}`}>
          {labels[n]}
        </text>
      ))}
    </svg>
  );
};
