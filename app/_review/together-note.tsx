import { stateWords } from "#app/_bookings/state-words.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { Rival } from "#lib/bookings/queue/queue-entry.ts";
import { listed } from "#lib/messages/listed.ts";
import type { Translate } from "#lib/messages/translator.ts";

/** Colleagues who have the booking in front of them. Nothing is locked: whoever decides second is told. */
export const TogetherNote = ({ names, t }: { readonly names: readonly string[]; readonly t: Translate }) =>
  names.length === 0 ? null : (
    <p className="review-together" role="status">
      <Icon name="info" />
      {t("desk.review.together", { names: listed(names, t.locale), count: names.length })}
    </p>
  );

/** Other open bookings that compete for the time, and which of them was sent before. */
export const RivalsSection = ({ rivals, t }: { readonly rivals: readonly Rival[]; readonly t: Translate }) =>
  rivals.length === 0 ? null : (
    <Section id="rivals" title={t("desk.review.rivals")}>
      <ul className="review-rivals">
        {rivals.map(({ reference, status, earlier }) => (
          <li key={reference}>
            <a href={`/desk/bookings/${reference}`}>{reference}</a>{" "}
            {t("desk.review.rival", { earlier: earlier ? "yes" : "no", state: stateWords(status, "staff", t).word })}
          </li>
        ))}
      </ul>
    </Section>
  );
