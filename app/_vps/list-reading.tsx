import { Note } from "#app/_ui/note.tsx";
import { listed } from "#lib/messages/listed.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { ReadList } from "#lib/vps/read-list.ts";

/** What was made of a list: how many rows are good, how many lines cannot be read, and columns that nobody asked for. */
export const ListReading = ({ t, list: { entries, faults, unknown } }: { readonly t: Translate; readonly list: ReadList }) => (
  <div className="vps-notes" role="status">
    <Note icon={faults.length > 0 ? "alert" : "tick"}>
      <p>
        <strong>{t("vps.list.good", { count: entries.length })}</strong>{" "}
        {faults.length > 0 ? t("vps.list.bad", { count: faults.length }) : t("vps.list.all-good")}
        {unknown.length > 0
          ? ` ${t("vps.list.unknown", { columns: listed(unknown.slice(0, 10), t.locale), count: unknown.length })}`
          : null}
      </p>
    </Note>
  </div>
);
