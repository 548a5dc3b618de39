import { type Refusal, unwaivable } from "#lib/scheduling/evaluate-slot.ts";

/** `free`: nothing refuses. `open`: only rules that a reason can set aside. `shut`: a rule that nothing sets aside. */
export function kindOf(refusals: readonly Refusal[]): "free" | "open" | "shut" {
  if (refusals.length === 0) return "free";
  return unwaivable(refusals).length === 0 ? "open" : "shut";
}
