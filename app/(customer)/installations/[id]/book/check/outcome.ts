import type { Outcome } from "#app/_edge/form-route.ts";
import type { Subject } from "#app/_slots/subject.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { day, time } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { WishForm } from "./wish.ts";

/** The time of the form that a fault points at: `/start`, `/alternates/1`, `/series/1`. */
const startAt = (pointer: string, { start }: WishForm): Instant =>
  start[pointer === "/start" ? 0 : Number(pointer.split("/").at(-1)) + (pointer.startsWith("/series") ? 0 : 1)] ?? start[0];

/** Sentences that are finished already; they stand in the page as they are. */
const said = (text: string) => ({ field: "start", message: "picker.said", params: { text } });

function timeErrors({ code, faults = [] }: Refusal, { speaker }: Subject, form: WishForm) {
  const { t, you } = speaker;
  const words = (start: Instant) => ({ day: day(start, you), time: time(start, you) });
  if (code === "slot-taken") {
    const taken = startAt(faults[0]?.pointer ?? "/start", form);
    return [said(t("picker.times.taken", words(taken))), said(t("picker.times.taken-text"))];
  }
  const heads = [...new Set(faults.map(({ pointer }) => pointer))];
  return heads.flatMap((pointer) => [
    said(t("picker.times.refused", words(startAt(pointer, form)))),
    ...faults.filter((fault) => fault.pointer === pointer).map(({ message = "" }) => said(message)),
  ]);
}

/** A refusal as the form shows it, each where it can be mended. */
export function outcomeOf(refusal: Refusal, subject: Subject, form: WishForm): Outcome {
  switch (refusal.code) {
    case "not-ready":
      return { errors: [{ field: "readiness", message: "picker.check.not-ready" }] };
    case "plan-changed":
      return { errors: [{ field: "accept.0", message: "picker.check.plan-changed" }] };
    case "slot-taken":
    case "slot-not-allowed":
      return { errors: timeErrors(refusal, subject, form) };
    default:
      return { refusal };
  }
}
