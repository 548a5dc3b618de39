/** Longest name of a view, and how many one person keeps. */
export const VIEW_NAME_LENGTH = 40;
export const VIEWS_MAX = 20;

/** A way of looking at the queue. `query` is the filter as its address says it; `opensFirst`: the queue opens with it. */
export type SavedView = { readonly id: string; readonly name: string; readonly query: string; readonly opensFirst: boolean };
