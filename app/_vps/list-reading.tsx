import { Note } from "#app/_ui/note.tsx";
import { listed } from "#lib/messages/listed.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { ReadList } from "#lib/vps/read-list.ts";

/** How many rows are good, and what becomes of the others. */
const Outcome = ({ t, list: { entries, faults } }: { readonly t: Translate; readonly list: ReadList }) => {
  if (entries.length === 0 && faults.length > 0) return <strong>{t("vps.list.all-bad", { count: faults.length })}</strong>;
  return (
    <>
      <strong>{t("vps.list.good", { count: entries.length })}</strong>{" "}
      {faults.length > 0 ? t("vps.list.bad", { count: faults.length }) : t("vps.list.all-good")}
    </>
  );
};

/** What was made of a list: how many rows are good, how many lines cannot be read, and columns that nobody asked for. */
export const ListReading = ({ t, list }: { readonly t: Translate; readonly list: ReadList }) => (
  <div className="vps-notes" role="status">
    <Note icon={list.faults.length > 0 ? "alert" : "tick"}>
      <p>
        <Outcome t={t} list={list} />
        {list.unknown.length > 0
          ? ` ${t("vps.list.unknown", { columns: listed(list.unknown.slice(0, 10), t.locale), count: list.unknown.length })}`
          : null}
      </p>
    </Note>
  </div>
);
