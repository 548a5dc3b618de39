import type { Say } from "#lib/messages/translator.ts";
import "./add-to-calendar.css";

/** The booking for one's own calendar; `href` is the booking's page, under which the file lies. */
export const AddToCalendar = ({ href, t }: { readonly href: string; readonly t: Say }) => (
  <p className="add-to-calendar no-print">
    <a href={`${href}/slot.ics`} download>
      {t("calendar.add")}
    </a>{" "}
    <span className="quiet">{t("calendar.add-text")}</span> <a href="/account/calendar">{t("calendar.subscribe")}</a>
  </p>
);
