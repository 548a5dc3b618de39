import { SelectField } from "#app/_ui/fields.tsx";
import { cityOf, time } from "#lib/time/format.ts";
import { zoneName } from "#lib/time/zone.ts";
import { zoneOptions } from "../zone-options.ts";
import { BrowserZone } from "./browser-zone.client.tsx";
import type { Asked } from "./question.ts";

export const ZoneQuestion = ({ context: { t }, data, form, now }: Asked) => {
  const chosen = form.value("zone", data.zone);
  const zone = zoneName(chosen);
  return (
    <>
      <div className="setup-head">
        <h1>{t("installations.zone.title")}</h1>
        <p className="lede">{t("installations.zone.lede")}</p>
      </div>
      <SelectField
        name="zone"
        label={t("installations.zone.label")}
        hint={
          zone ? t("installations.zone.now", { city: cityOf(zone), time: time(now, { zone }) }) : t("installations.zone.hint")
        }
        value={chosen}
        error={form.error("zone")}
        options={zoneOptions({ t, now, chosen })}
      />
      <BrowserZone field="zone" before={t("installations.zone.browser")} choose={t("installations.zone.browser-choose")} />
    </>
  );
};
