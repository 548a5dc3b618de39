import type { SelectOption } from "#app/_ui/fields.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, time } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type ZoneName, zoneName } from "#lib/time/zone.ts";
import { type ZoneChoice, zoneList } from "#lib/time/zone-list.ts";
import { findZones, type ZoneMatch } from "#lib/time/zone-search.ts";

const CONTINENTS = ["EU", "NA", "SA", "AF", "AS", "OC", "AN", "UTC"];

const label = ({ name, city, country }: Pick<ZoneChoice, "name" | "city" | "country">, t: Translate, now: Instant): string =>
  t("installations.zone.option", { place: country ? `${city}, ${country}` : city, time: time(now, { zone: name }) });

/** What a search leads to, as it stands in the list; a city that follows another one's clock names it. */
function matchLabel({ zone, place }: ZoneMatch, t: Translate, now: Instant): string {
  if (place === zone.city || place === zone.name) return label(zone, t, now);
  const words = { place: zone.country ? `${place}, ${zone.country}` : place, city: zone.city };
  return t("installations.zone.option-city", { ...words, time: time(now, { zone: zone.name }) });
}

const MOST_MATCHES = 10;

export type ZoneFound = { readonly value: ZoneName; readonly label: string };

/** Zones that a city, a country or a zone's name leads to, each with the time on its clocks now. */
export const zonesFound = (wanted: string, t: Translate, now: Instant): readonly ZoneFound[] =>
  findZones(wanted, zoneList(t.locale), MOST_MATCHES).map((match) => ({
    value: match.zone.name,
    label: matchLabel(match, t, now),
  }));

/** A zone that was chosen elsewhere under another name of the same clock. */
const alone = (zone: ZoneName): ZoneChoice => ({
  name: zone,
  city: cityOf(zone),
  country: "",
  continent: "",
  cities: [],
  also: [],
});

/** Cities by continent, each with the time on its clocks now; an empty choice first, since nobody's zone is assumed. */
export function zoneOptions({
  t,
  now,
  chosen,
}: {
  readonly t: Translate;
  readonly now: Instant;
  readonly chosen: string;
}): readonly SelectOption[] {
  const all = zoneList(t.locale);
  const own = zoneName(chosen);
  const extra = own && !all.some(({ name }) => name === own) ? [alone(own)] : [];
  const options = [...extra, ...all].toSorted((a, b) => CONTINENTS.indexOf(a.continent) - CONTINENTS.indexOf(b.continent));
  return [
    { value: "", label: t("installations.zone.choose") },
    ...options.map((choice) => ({
      value: choice.name,
      label: label(choice, t, now),
      ...(choice.continent === "" ? {} : { group: t(`slots.continents.${choice.continent}`) }),
    })),
  ];
}
