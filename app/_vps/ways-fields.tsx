import { Button } from "#app/_ui/button.tsx";
import { SelectField } from "#app/_ui/fields.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { WAYS } from "#lib/planning/outages.ts";
import { AS_ALL } from "./ways.ts";

/** Which way the chosen VPSs go, all of them, or those of the owner that the list shows; part of the list's form. */
export const WaysFields = ({ t, count, owner }: { readonly t: Translate; readonly count: number; readonly owner: string }) => (
  <div className="vps-ways" id="way-part">
    <SelectField
      name="way"
      label={t("vps.ways.label")}
      hint={t("vps.ways.hint")}
      value={AS_ALL}
      options={[
        ...WAYS.map((way) => ({ value: way, label: t(`vps.way-long.${way}`) })),
        { value: AS_ALL, label: t("vps.ways.as-all") },
      ]}
    />
    <div className="actions">
      <Button name="for" value="some">
        {t("vps.ways.for-some")}
      </Button>
      {owner === "" ? null : (
        <>
          <input type="hidden" name="owner" value={owner} />
          <Button name="for" value="owner">
            {t("vps.ways.for-owner", { owner })}
          </Button>
        </>
      )}
      <Button name="for" value="all">
        {t("vps.ways.for-all", { count })}
      </Button>
    </div>
  </div>
);
