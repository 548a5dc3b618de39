import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { BookingView } from "#lib/bookings/booking.ts";
import { allows } from "#lib/bookings/transitions.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { Engineer } from "#lib/scheduling/rota.ts";
import { ROW_ENGINEER_SUBMIT } from "./row-engineer-fields.ts";

type Props = {
  readonly t: Translate;
  readonly view: BookingView;
  /** Who had it before. */
  readonly was: Engineer;
  readonly query: string;
};

/** The way back from a change of engineer: the same change the other way round, with the same rules. */
export const GiveBack = ({ t, view: { booking, engineer }, was, query }: Props) =>
  allows(booking.status, "assign") && engineer?.id !== was.id ? (
    <Form action={ROW_ENGINEER_SUBMIT}>
      <input type="hidden" name="reference" value={booking.reference} />
      <input type="hidden" name="revision" value={booking.revision} />
      <input type="hidden" name="engineerId" value={was.id} />
      <input type="hidden" name="query" value={query} />
      <Button small>{t("desk.queue.who.back", { engineer: was.name })}</Button>
    </Form>
  ) : null;
