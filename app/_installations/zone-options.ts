import type { SelectOption } from "#app/_ui/fields.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, time } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type ZoneName, zoneName } from "#lib/time/zone.ts";
import { type ZoneChoice, zoneList } from "#lib/time/zone-list.ts";

const CONTINENTS = ["EU", "NA", "SA", "AF", "AS", "OC", "AN", "UTC"];

const label = ({ name, city, country }: Pick<ZoneChoice, "name" | "city" | "country">, t: Translate, now: Instant): string =>
  t("installations.zone.option", { place: country ? `${city}, ${country}` : city, time: time(now, { zone: name }) });

/** A zone that was chosen elsewhere under another name of the same clock. */
const alone = (zone: ZoneName): ZoneChoice => ({ name: zone, city: cityOf(zone), country: "", continent: "", cities: [] });

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
