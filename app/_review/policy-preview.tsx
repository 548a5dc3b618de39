import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { type PolicyPreview, PREVIEW_DAYS } from "#lib/scheduling/preview/preview.ts";
import { cityOf, dayAndTime, dayOfDate, type Reader } from "#lib/time/format.ts";

type Props = { readonly preview: PolicyPreview; readonly t: Translate; readonly reader: Reader };

const Days = ({ preview, t, reader }: Props) => (
  <Ruled
    className="settings"
    caption={t("desk.policy.preview.days")}
    columns={["day", "before", "after"].map((name) => ({ label: t(`desk.policy.preview.${name}`) }))}
    rows={preview.days.map(({ date, before, after }) => ({
      key: date,
      cells: [
        dayOfDate(date, reader),
        t("desk.policy.preview.starts", { count: before }),
        t("desk.policy.preview.starts", { count: after }),
      ],
    }))}
  />
);

const Stranded = ({ preview, t, reader }: Props) => (
  <>
    <p>{t("desk.policy.preview.stranded", { count: preview.stranded.length })}</p>
    <ul className="settings-list">
      {preview.stranded.map(({ reference, start }) => (
        <li key={reference}>
          <a href={`/desk/bookings/${reference}`}>{reference}</a>, {dayAndTime(start, reader)}
        </li>
      ))}
    </ul>
  </>
);

/** What a change of the rules would do to the next days; nothing is saved yet. */
export const PreviewOfPolicy = (props: Props) => {
  const { preview, t, reader } = props;
  const { before, after, days, stranded } = preview;
  return (
    <Section id="preview" title={t("desk.policy.preview.title", { days: PREVIEW_DAYS })}>
      <p>
        {t(before === after && days.length === 0 ? "desk.policy.preview.same" : "desk.policy.preview.sum", { before, after })}{" "}
        <span className="soft">{t("desk.policy.preview.example", { city: cityOf(reader.zone) })}</span>
      </p>
      {days.length > 0 ? <Days {...props} /> : null}
      {stranded.length > 0 ? <Stranded {...props} /> : null}
    </Section>
  );
};
