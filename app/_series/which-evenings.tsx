import type { FormState } from "#app/_edge/form-state.ts";
import { RadioGroup } from "#app/_ui/fields.tsx";
import type { BookingView } from "#lib/bookings/booking.ts";
import { meantBy, type Which } from "#lib/bookings/series/series.ts";
import type { Act } from "#lib/bookings/transitions.ts";
import type { Translate } from "#lib/messages/translator.ts";

type Props = {
  readonly view: BookingView;
  readonly act: Act;
  readonly name: string;
  /** Whose words: a customer cancels, the desk ends. */
  readonly words?: "cancel" | "ends";
  readonly form: FormState;
  readonly t: Translate;
};

const CHOICES: readonly Which[] = ["this", "later", "all"];

/** Which evenings an end is for. Nothing to choose where there is one alone; what means the same is offered once. */
export const WhichEvenings = ({ view, act, name, words = "cancel", form, t }: Props) => {
  const { series } = view.booking;
  if (!series) return null;
  const counts = CHOICES.map((which) => ({
    which,
    count: meantBy(which, act, { evening: series.evening, evenings: view.evenings }).length,
  }));
  const [own = 1, later = 1, all = 1] = counts.map(({ count }) => count);
  if (all === own) return null;
  const offered = counts.filter(({ which }) => (which === "later" ? later > own && later < all : true));
  const isLast = later === own;
  return (
    <RadioGroup
      name={name}
      legend={t(`series.${words}.legend`)}
      value={form.value(name, "")}
      error={form.error(name)}
      options={offered.map(({ which, count }) => ({
        value: which,
        label: t(`series.${words}.${which === "this" && isLast ? "this-last" : which}`),
        ...(which === "this" && isLast ? {} : { hint: t(`series.${words}.${which}-hint`, { count }) }),
      }))}
    />
  );
};

/** The versions that were read of the other evenings, so that none of them is ended that has changed since. */
export const SeenEvenings = ({ view }: Pick<Props, "view">) =>
  view.evenings
    .filter(({ id }) => id !== view.booking.id)
    .map(({ id, revision }) => <input key={id} type="hidden" name="seen" value={`${id}:${revision}`} />);
