import { Section } from "#app/_ui/section.tsx";
import type { Booking } from "#lib/bookings/booking.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { ownersHref } from "./hrefs.ts";

/** On a booking's page: the way to the notices, for this booking's start. */
export const TellOwners = ({ booking, t }: { readonly booking: Booking; readonly t: Translate }) => (
  <Section id="owners" title={t("vps.to-owners")}>
    <p>
      <a href={ownersHref(booking.installationId, { q: "", start: booking.window.start })}>{t("vps.row-tell")}</a>
    </p>
  </Section>
);
