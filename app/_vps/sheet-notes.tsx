import { Note } from "#app/_ui/note.tsx";
import { listed } from "#lib/messages/listed.ts";
import type { Go } from "./go.tsx";
import type { Sheet } from "./sheet.ts";
import { WHOLE_SHEET } from "./sheet-query.ts";
import { goneHosts } from "./sheet-words.ts";

/** How many hosts a sentence names. */
const MOST_NAMED = 10;

/** What is wrong with the list: VPSs on hosts that the installation does not have, with the way to them. */
export const SheetNotes = ({ sheet, Go }: { readonly sheet: Sheet; readonly Go: Go }) => {
  const { t, summary, slot } = sheet;
  if (summary.gone === 0) return null;
  const hosts = goneHosts(sheet);
  const named = hosts.length > MOST_NAMED ? [...hosts.slice(0, MOST_NAMED), "…"] : hosts;
  return (
    <div className="vps-notes">
      <Note icon="alert">
        <p>
          <strong>{t("vps.gone.title", { count: summary.gone })}</strong>{" "}
          {t("vps.gone.text", { hosts: listed(named, t.locale), count: hosts.length })}{" "}
          <Go to={{ ...WHOLE_SHEET, only: "gone", start: slot?.booking === null ? slot.start : null }}>
            {t("vps.gone.show", { count: summary.gone })}
          </Go>
        </p>
      </Note>
    </div>
  );
};
