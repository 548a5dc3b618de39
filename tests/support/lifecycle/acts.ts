import type { SignedIn } from "#lib/auth/actor.ts";
import { acceptBooking } from "#lib/bookings/acceptance/service.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { requestChanges, resubmitBooking } from "#lib/bookings/changes/service.ts";
import { approveBooking, assignBooking, cancelBooking, declineBooking } from "#lib/bookings/decision/service.ts";
import { acceptProposal, proposeTimes, refuseProposal } from "#lib/bookings/proposal/service.ts";
import { rescheduleBooking } from "#lib/bookings/reschedule/service.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Instant } from "#lib/time/instant.ts";
import { freeFor, isFree, type Model, type Modelled, type Plan, spanOf } from "./model.ts";

/** What a command chose; an act takes of it what it needs. */
export type Choice = {
  readonly start: Instant;
  readonly starts: readonly Instant[];
  readonly engineer: string;
  readonly isNamed: boolean;
  /** Sends the hash of the plan as it is now. */
  readonly withHash: boolean;
};

type Told = Promise<Result<BookingView, Refusal>>;

/** One act as a person does it, and what has to come of it where its state allows it. */
export type Deed = {
  readonly by: "customer" | "desk";
  readonly send: (actor: SignedIn, booking: Modelled, choice: Choice & { readonly plan: Plan }) => Told;
  /** The code of the refusal; `null` where it has to be granted. */
  readonly refusal: (model: Model, booking: Modelled, choice: Choice & { readonly plan: Plan }) => string | null;
  /** Lays what was answered over the booking as it was; the state is changed afterwards. */
  readonly after?: (booking: Modelled, view: BookingView, choice: Choice & { readonly plan: Plan }) => void;
};

const isStale = ({ plan, accepted }: Modelled, now: Plan): boolean => plan.hash !== now.hash || !accepted;

const planAfter = ({ plan }: Modelled, now: Plan): Plan => (plan.hash === now.hash ? plan : now);

/** `plan-changed` where the plan has to be accepted anew and was not. */
const unaccepted = (booking: Modelled, { withHash, plan }: Choice & { readonly plan: Plan }): string | null =>
  isStale(booking, plan) && !withHash ? "plan-changed" : null;

const taken = (model: Model, start: number, wanted: { plan: Plan; except: string }): string | null =>
  freeFor(model, start, wanted).length > 0 ? null : "slot-taken";

const hashOf = ({ withHash, plan }: Choice & { readonly plan: Plan }) => (withHash ? { planHash: plan.hash } : {});

const engineerIn = (view: BookingView): string => view.engineer?.id ?? "";

const TEXT = "As we said on the telephone";

/** The time and the plan that the booking goes on with, and whoever it got. */
const moveTo = (booking: Modelled, start: number, { view, plan }: { readonly view: BookingView; readonly plan: Plan }): void => {
  booking.start = start;
  booking.engineer = engineerIn(view);
  booking.plan = planAfter(booking, plan);
  booking.accepted = true;
};

export const DEEDS: Readonly<Record<string, Deed>> = {
  "request-changes": {
    by: "desk",
    send: (actor, { id }) => requestChanges(actor, id, { message: TEXT }),
    refusal: () => null,
  },
  resubmit: {
    by: "customer",
    send: (actor, { id }, choice) => resubmitBooking(actor, id, hashOf(choice)),
    refusal: (model, booking, choice) =>
      unaccepted(booking, choice) ?? taken(model, booking.start, { plan: planAfter(booking, choice.plan), except: booking.id }),
    after: (booking, view, { plan }) => moveTo(booking, booking.start, { view, plan }),
  },
  accept: {
    by: "customer",
    send: (actor, { id }, { plan }) => acceptBooking(actor, id, { planHash: plan.hash }),
    refusal: (model, booking, { plan }) =>
      isStale(booking, plan)
        ? taken(model, booking.start, { plan: planAfter(booking, plan), except: booking.id })
        : "illegal-transition",
    after: (booking, view, { plan }) => moveTo(booking, booking.start, { view, plan }),
  },
  propose: {
    by: "desk",
    send: (actor, { id }, { starts }) => proposeTimes(actor, id, { starts, message: TEXT }),
    refusal: (model, booking, { starts, plan }) => {
      if (booking.plan.hash !== plan.hash) return "plan-changed";
      if (starts.some((start) => start === booking.start)) return "invalid-input";
      const { plan: own, id: except } = booking;
      return starts.map((start) => taken(model, start, { plan: own, except })).find((code) => code !== null) ?? null;
    },
    after: (booking, { booking: found }) => {
      booking.before = booking.status;
      booking.proposals =
        "proposals" in found ? found.proposals.map(({ start, engineerId }) => ({ start, engineer: engineerId })) : [];
    },
  },
  "accept-proposal": {
    by: "customer",
    send: (actor, { id, proposals }, choice) =>
      acceptProposal(actor, id, {
        start: (choice.isNamed ? choice.start : (proposals[0]?.start ?? 0)) as Instant,
        ...hashOf(choice),
      }),
    refusal: (model, booking, choice) => {
      const start = choice.isNamed ? choice.start : (booking.proposals[0]?.start ?? 0);
      if (!booking.proposals.some((proposal) => proposal.start === start)) return "invalid-input";
      return unaccepted(booking, choice) ?? taken(model, start, { plan: planAfter(booking, choice.plan), except: booking.id });
    },
    after: (booking, view, { plan }) => moveTo(booking, view.booking.window.start, { view, plan }),
  },
  "refuse-proposal": { by: "customer", send: (actor, { id }) => refuseProposal(actor, id, {}), refusal: () => null },
  approve: {
    by: "desk",
    send: (actor, { id, alternates }, { engineer, isNamed }) => {
      const [alternate] = alternates as readonly Instant[];
      return approveBooking(actor, id, {
        ...(alternate ? { start: alternate } : {}),
        ...(isNamed ? { engineerId: engineer } : {}),
      });
    },
    refusal: (model, booking, { plan, engineer, isNamed }) => {
      if (booking.plan.hash !== plan.hash) return "plan-changed";
      const start = booking.alternates[0] ?? booking.start;
      if (isNamed) return isFree(model, spanOf(start, engineer, booking.plan), booking.id) ? null : "slot-taken";
      return taken(model, start, { plan: booking.plan, except: booking.id });
    },
    after: (booking, view) => {
      booking.start = booking.alternates[0] ?? booking.start;
      booking.engineer = engineerIn(view);
    },
  },
  reschedule: {
    by: "customer",
    send: (actor, { id }, choice) => rescheduleBooking(actor, id, { start: choice.start, ...hashOf(choice) }),
    refusal: (model, booking, choice) => {
      if (choice.start === booking.start) return "invalid-input";
      return (
        unaccepted(booking, choice) ?? taken(model, choice.start, { plan: planAfter(booking, choice.plan), except: booking.id })
      );
    },
    after: (booking, view, { plan, start }) => {
      moveTo(booking, start, { view, plan });
      booking.alternates = [];
    },
  },
  decline: { by: "desk", send: (actor, { id }) => declineBooking(actor, id, { reason: TEXT }), refusal: () => null },
  cancel: { by: "customer", send: (actor, { id }) => cancelBooking(actor, id, {}), refusal: () => null },
  assign: {
    by: "desk",
    send: (actor, { id }, { engineer }) => assignBooking(actor, id, { engineerId: engineer }),
    refusal: (model, booking, { engineer }) =>
      isFree(model, spanOf(booking.start, engineer, booking.plan), booking.id) ? null : "slot-taken",
    after: (booking, view) => {
      booking.engineer = engineerIn(view);
    },
  },
};
