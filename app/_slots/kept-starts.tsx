import { dayAndTime } from "#lib/time/format.ts";
import type { PickerProps } from "./picker-month.tsx";
import { slotHref } from "./picker-query.ts";

const Way = ({ href, label, when }: { readonly href: string; readonly label: string; readonly when: string }) => (
  <a href={href}>
    {label}
    <span className="hidden-text"> {when}</span>
  </a>
);

/** The starts chosen before this one, each with a way to change it; only the wanted one cannot be taken away. */
export const KeptStarts = ({ subject, asked }: Pick<PickerProps, "subject" | "asked">) => {
  const { t, you } = subject.speaker;
  if (asked.starts.length + asked.place < 2) return null;
  const link = (starts: typeof asked.starts, place: number) =>
    slotHref(subject.installation.id, { starts, place, failback: subject.failback });
  return (
    <section className="kept" aria-labelledby="kept-title">
      <h2 id="kept-title">{t("picker.kept.title")}</h2>
      <ol className="kept-list">
        {asked.starts.map((start, n) => (
          <li key={start} aria-current={n === asked.place ? "true" : undefined}>
            <span>{t(n === 0 ? "picker.kept.first" : "picker.kept.other")}</span>
            <b>{dayAndTime(start, you)}</b>
            <Way href={link(asked.starts, n)} label={t("picker.kept.change")} when={dayAndTime(start, you)} />
            {n === 0 ? null : (
              <Way
                href={link(
                  asked.starts.filter((other) => other !== start),
                  0,
                )}
                label={t("picker.kept.remove")}
                when={dayAndTime(start, you)}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
