/** Where a form of the planner stands: what shows its answer, what adds and removes rows, and what travels along unseen. */
export type FormPlace = {
  readonly action: string;
  readonly rows: string;
  readonly hidden: readonly (readonly [name: string, value: string])[];
};

export const PLANNER: FormPlace = { action: "/plan/result", rows: "/plan/hosts", hidden: [] };

/** The form of a second plan, to be put beside the first, whose handle travels along. */
export const besidePlan = (a: string): FormPlace => ({ action: "/plan/compare", rows: "/plan/compare", hidden: [["a", a]] });
