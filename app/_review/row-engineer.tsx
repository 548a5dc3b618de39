import type { ReactNode } from "react";
import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { SelectField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { QueueEntry } from "#lib/bookings/queue/queue-entry.ts";
import { allows } from "#lib/bookings/transitions.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { Engineer } from "#lib/scheduling/rota.ts";
import { ROW_ENGINEER_SUBMIT, rowChoiceOf } from "./row-engineer-fields.ts";

type RowEngineerProps = {
  readonly t: Translate;
  readonly entry: Pick<QueueEntry, "reference" | "status" | "revision" | "engineer" | "engineerId">;
  readonly engineers: readonly Engineer[];
  /** Whose account looks at the row. */
  readonly readerId: string;
  /** The queue that is looked at, as its address says it. */
  readonly query: string;
  /** What was chosen in this row and refused; `null` where nothing was. */
  readonly refused: { readonly chosen: string; readonly error: string | undefined } | null;
};

/** Who carries out the booking of a row, and a small form that gives it to somebody else. */
const RowEngineer = ({ t, entry, engineers, readerId, query, refused }: RowEngineerProps) => {
  const { reference, status, engineerId } = entry;
  if (!allows(status, "assign")) return entry.engineer;
  const others = engineers.filter(({ id }) => id !== engineerId);
  const isMine = engineers.some(({ id, userId }) => id === engineerId && userId === readerId);
  const mine = isMine ? undefined : others.find(({ userId }) => userId === readerId);
  return (
    <details className="queue-who" open={refused !== null}>
      <summary>
        <span>{entry.engineer}</span> <span className="queue-who-change">{t("desk.queue.who.change")}</span>
        <span className="hidden-text"> {t("desk.queue.who.of", { reference })}</span>
      </summary>
      <Form action={ROW_ENGINEER_SUBMIT} className="queue-who-form">
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="revision" value={entry.revision} />
        <input type="hidden" name="query" value={query} />
        {mine ? (
          <Button small name="mine" value={mine.id}>
            {t("desk.queue.who.mine")}
          </Button>
        ) : null}
        <SelectField
          name="engineerId"
          id={rowChoiceOf(reference)}
          label={t("desk.queue.who.legend", { reference })}
          value={refused?.chosen ?? ""}
          error={refused?.error}
          autoComplete="off"
          options={[
            { value: "", label: t("desk.queue.who.choose") },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button small>{t("desk.queue.who.give")}</Button>
      </Form>
    </details>
  );
};

type Shown = Pick<RowEngineerProps, "t" | "engineers" | "readerId" | "query"> & {
  /** The form of one row, as it was refused. */
  readonly form: FormState;
};

/** Each row's engineer with the form that changes it, by the reference of the booking. */
export const rowEngineers = (entries: readonly QueueEntry[], { form, ...shown }: Shown): ReadonlyMap<string, ReactNode> =>
  new Map(
    entries.map((entry) => {
      const { reference } = entry;
      const refused =
        form.value("reference") === reference
          ? { chosen: form.value("engineerId"), error: form.error(rowChoiceOf(reference)) }
          : null;
      return [reference, <RowEngineer key={reference} entry={entry} refused={refused} {...shown} />];
    }),
  );
