import { weekdayWords } from "#app/_slots/weekday-words.ts";
import { Ruled } from "#app/_ui/table.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { Engineer } from "#lib/scheduling/rota.ts";
import { weekLines } from "./engineer-fields.ts";

type Account = { readonly id: string; readonly name: string };

const Ways = ({ engineer: { id, name }, t }: { readonly engineer: Engineer; readonly t: Translate }) => (
  <span className="settings-ways">
    <a href={`/desk/engineers/${id}`}>
      {t("common.change")}
      <span className="hidden-text"> {name}</span>
    </a>
    <a href={`/desk/engineers/${id}/leave`}>
      {t("desk.engineers.leave")}
      <span className="hidden-text"> {name}</span>
    </a>
    <a href={`/desk/engineers/${id}/remove`}>
      {t("common.remove")}
      <span className="hidden-text"> {name}</span>
    </a>
  </span>
);

/** The engineers with their week, in the order in which free ones are asked. */
export const EngineerList = ({
  items,
  accounts,
  t,
}: {
  readonly items: readonly Engineer[];
  readonly accounts: readonly Account[];
  readonly t: Translate;
}) => (
  <Ruled
    className="settings"
    caption={t("desk.engineers.caption")}
    columns={["name", "hours", "account", "ways"].map((name) => ({ label: t(`desk.engineers.column.${name}`) }))}
    rows={items.map((engineer) => ({
      key: engineer.id,
      cells: [
        engineer.name,
        weekLines(engineer.hours, t, (weekdays) => weekdayWords(weekdays, t)).map((line) => (
          <span key={line} className="settings-line">
            {line}
          </span>
        )),
        accounts.find(({ id }) => id === engineer.userId)?.name ?? t("common.none"),
        <Ways key="ways" engineer={engineer} t={t} />,
      ],
    }))}
  />
);
