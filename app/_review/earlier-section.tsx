import { Section } from "#app/_ui/section.tsx";
import { State } from "#app/_ui/state.tsx";
import type { Review } from "#lib/bookings/review/review.ts";
import type { Clocks } from "./clocks.ts";
import { earlierWords } from "./earlier-words.ts";

/** What became of the last bookings of this installation; nothing where it is the first. */
export const EarlierSection = ({ review: { view, earlier }, clocks }: { readonly review: Review; readonly clocks: Clocks }) => {
  const { t } = clocks;
  if (earlier.length === 0) return null;
  return (
    <Section id="earlier" title={t("desk.earlier.title")}>
      <ul className="review-earlier">
        {earlier.map((summary) => {
          const { reference, day, path, outcome, mark } = earlierWords(summary, clocks);
          return (
            <li key={reference}>
              <a href={`/desk/bookings/${reference}`}>{reference}</a>
              <span>{day}</span>
              <State mark={mark}>{outcome}</State>
              <small>{path}</small>
            </li>
          );
        })}
      </ul>
      <p className="small gap-above">
        <a href={`/desk/customers/${encodeURIComponent(view.organization.id)}#bookings`}>
          {t("desk.earlier.all", { name: view.organization.name })}
        </a>
      </p>
    </Section>
  );
};
