import type { Instant } from "#lib/time/instant.ts";
import type { Policy } from "../policy.ts";

/** The rules as they were from `at` on. `by` is `null` for the values that a fresh system has. */
export type PolicyVersion = { readonly id: number; readonly policy: Policy; readonly at: Instant; readonly by: string | null };
