import { rawTimeZones } from "@vvo/tzdb";
import { zoneName } from "#lib/time/zone.ts";
import type { Row } from "#tests/support/promise-rows.ts";
import { sweep } from "#tests/support/right-hour/sweep.ts";
import { HARD_ZONES } from "#tests/support/slot-inputs.ts";

/** Every name that the runtime lists, and every other name of the same zones. */
const NAMES = [...Intl.supportedValuesOf("timeZone"), ...rawTimeZones.flatMap(({ name, group }) => [name, ...group]), "UTC"];

const EVERY_ZONE = [...new Set(NAMES.flatMap((name) => zoneName(name) ?? []))];

export const rightHour: Row = {
  promise: "the right hour in every zone, around every clock change to 2035",
  async measure(form) {
    const zones = form === "short" ? HARD_ZONES : EVERY_ZONE;
    const value = sweep(zones, { from: Date.now(), until: Date.UTC(2036, 0, 1) });
    return {
      value: { ...value, database: process.versions.tz },
      target: { differences: 0 },
      holds: value.differences === 0 && value.changes > 0,
    };
  },
};
