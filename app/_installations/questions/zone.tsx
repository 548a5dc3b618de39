import { RadioGroup, SelectField } from "#app/_ui/fields.tsx";
import { Note } from "#app/_ui/note.tsx";
import { cityOf, time } from "#lib/time/format.ts";
import { zoneName } from "#lib/time/zone.ts";
import { zoneOptions, zonesFound } from "../zone-options.ts";
import { BrowserZone } from "./browser-zone.client.tsx";
import type { Asked } from "./question.ts";
import { ZoneSearch } from "./zone-search.client.tsx";
import "./zone-search.css";

/** The form that looks a city up without scripts. */
export const FIND_FORM = "find-city";

/** The whole list by continent, where nothing is looked for or nothing was found. */
const WholeList = ({ context: { t }, data, form, now }: Asked) => {
  const chosen = form.value("zone", data.zone);
  const zone = zoneName(chosen);
  return (
    <>
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

/** What was found, in the place of the list: one of them is chosen, or the list is asked for again. */
const Found = (asked: Asked) => {
  const { context, data, form, now, find } = asked;
  const { t } = context;
  const { wanted, here } = find;
  const found = zonesFound(wanted, t, now);
  if (found.length === 0) {
    return (
      <>
        <Note icon="alert">
          <p>{t("installations.zone.unknown", { wanted })}</p>
        </Note>
        <WholeList {...asked} />
      </>
    );
  }
  return (
    <>
      <RadioGroup
        name="zone"
        legend={t("installations.zone.found", { count: found.length, wanted })}
        hint={t("installations.zone.found-hint")}
        error={form.error("zone")}
        value={found.length === 1 ? found[0]?.value : form.value("zone", data.zone)}
        options={found}
      />
      <p className="small">
        <a href={here}>{t("installations.zone.whole")}</a>
      </p>
    </>
  );
};

export const ZoneQuestion = (asked: Asked) => {
  const { context, find } = asked;
  const { t } = context;
  const search = t("installations.zone.search");
  return (
    <>
      <div className="setup-head">
        <h1>{t("installations.zone.title")}</h1>
        <p className="lede">{t("installations.zone.lede")}</p>
      </div>
      <div className="zone-find">
        <ZoneSearch
          form={FIND_FORM}
          field="zone"
          wanted={find.wanted}
          words={{ label: search, hint: t("installations.zone.search-hint"), none: t("installations.zone.count", { count: 0 }) }}
        />
        <button type="submit" form={FIND_FORM} className="button">
          {t("installations.zone.find")}
        </button>
      </div>
      {find.wanted === "" ? <WholeList {...asked} /> : <Found {...asked} />}
    </>
  );
};
