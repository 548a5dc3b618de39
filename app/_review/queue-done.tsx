import type { PageContext } from "#app/_edge/page-context.ts";
import type { Engineer } from "#lib/scheduling/rota.ts";
import { doneAfter } from "./done-after.ts";
import { DoneLine } from "./done-line.tsx";
import { GiveBack } from "./give-back.tsx";
import { type QueueAsked, queryOf } from "./queue-query.ts";

type Props = {
  readonly context: PageContext;
  readonly asked: QueueAsked;
  readonly engineers: readonly Engineer[];
  /** The booking that was just changed. */
  readonly after: string | undefined;
  /** Id of the engineer who had it before. */
  readonly was: string | undefined;
};

/** What was just done, above the rows, with the way back where somebody else had the booking before. */
export const QueueDone = async ({ context, asked, engineers, after, was }: Props) => {
  const done = await doneAfter(context, after);
  const before = engineers.find(({ id }) => id === was);
  return (
    <DoneLine text={done?.text ?? null}>
      {done && before ? <GiveBack t={context.t} view={done.view} was={before} query={queryOf(asked)} /> : null}
    </DoneLine>
  );
};
