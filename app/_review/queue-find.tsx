import { Button } from "#app/_ui/button.tsx";
import { Checkbox, SelectField, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { EVERYTHING_WAITING, narrows, type QueueFilter, queueParams } from "#lib/bookings/queue/queue-filter.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { Engineer } from "#lib/scheduling/rota.ts";
import { viewHref } from "./queue-query.ts";

const engineerValue = ({ engineer }: QueueFilter): string =>
  typeof engineer === "string" ? (engineer === "any" ? "" : engineer) : engineer.id;

type Props = { readonly t: Translate; readonly filter: QueueFilter; readonly engineers: readonly Engineer[] };

/** Words, engineer, days and exceptions: what the queue is narrowed to. A plain form whose answer is an address. */
export const QueueFind = ({ t, filter, engineers }: Props) => {
  const kept = queueParams(filter).filter(([name]) => name === "sort");
  return (
    <Form action="/desk/queue" method="get" className="queue-find">
      <input type="hidden" name="view" value={filter.view} />
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="q"
        type="search"
        label={t("desk.queue.find.q")}
        value={filter.search}
        autoComplete="off"
        spellCheck={false}
      />
      <SelectField
        name="engineer"
        label={t("desk.queue.find.engineer")}
        value={engineerValue(filter)}
        options={[
          { value: "", label: t("desk.queue.find.any") },
          { value: "mine", label: t("desk.queue.find.mine") },
          { value: "unlinked", label: t("desk.queue.find.unlinked") },
          ...engineers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField name="from" type="date" label={t("desk.queue.find.from")} value={filter.from ?? ""} />
      <TextField name="to" type="date" label={t("desk.queue.find.to")} value={filter.to ?? ""} />
      <Checkbox name="exceptions" label={t("desk.queue.find.exceptions")} checked={filter.exceptional} />
      <div className="queue-find-acts">
        <Button small>{t("desk.queue.find.button")}</Button>
        {narrows(filter) ? <a href={viewHref(EVERYTHING_WAITING, filter.view)}>{t("desk.queue.find.clear")}</a> : null}
      </div>
    </Form>
  );
};
