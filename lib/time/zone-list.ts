import { rawTimeZones } from "@vvo/tzdb";
import { cityOf } from "./format.ts";
import { type ZoneName, zoneName } from "./zone.ts";

/**
 * A row of the zone picker. `city` is what the zone is called everywhere else; `cities` are large places in it, to be searched
 * as well, and `also` other names of zone and country; `continent` is a two-letter code (`EU`), or `UTC`; `country` is written in the reader's language.
 */
export type ZoneChoice = {
  readonly name: ZoneName;
  readonly city: string;
  readonly country: string;
  readonly continent: string;
  readonly cities: readonly string[];
  readonly also: readonly string[];
};

const UTC: ZoneChoice = {
  name: "UTC" as ZoneName,
  city: "UTC",
  country: "",
  continent: "UTC",
  cities: [],
  also: ["GMT", "Etc/UTC"],
};

/** Every zone that people live in, by city, with UTC first. A zone chosen elsewhere (an alias) may be missing: keep it selectable. */
export function zoneList(locale: string): readonly ZoneChoice[] {
  const countries = new Intl.DisplayNames([locale], { type: "region" });
  const found = rawTimeZones.flatMap((raw): ZoneChoice[] => {
    const name = zoneName(raw.name);
    if (name === null) return [];
    const country = countries.of(raw.countryCode) ?? raw.countryName;
    return [
      {
        name,
        city: cityOf(name),
        country,
        continent: raw.continentCode,
        cities: raw.mainCities,
        also: [...raw.group, raw.countryName],
      },
    ];
  });
  const { compare } = new Intl.Collator(locale);
  return [UTC, ...found.sort((a, b) => compare(a.city, b.city))];
}
