import type { ReactNode } from "react";
import type { FormState } from "#app/_edge/form-state.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import type { Decision, DecisionModel } from "#lib/bookings/review/decision-model.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { AnswerWords } from "./answer-words.ts";
import type { SlotWords } from "./decision-words.ts";

/** `customer`: who reads what is written here. */
export type PanelProps = {
  readonly t: Translate;
  readonly reference: string;
  readonly revision: number;
  readonly model: DecisionModel;
  readonly slots: readonly SlotWords[];
  readonly answers: AnswerWords;
  readonly engineer: string;
  readonly customer: string;
  /** The rules that approving sets aside, in words; empty where the time breaks none. */
  readonly waives: string;
  readonly form: FormState;
  /** The booking with the other evenings of its series, if it is of one. */
  readonly view: BookingView;
  /** The queue that the reader came from, as its address says it. */
  readonly from: string | undefined;
};

/** The part of the form that belongs to one decision; shown with it alone where the browser can, else with all others. */
export const Part = ({ decision, children }: { readonly decision: Decision; readonly children: ReactNode }) => (
  <div className={`decide-part decide-${decision}`}>{children}</div>
);
