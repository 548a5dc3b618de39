import { done, type Result, refuse } from "#lib/kernel/result.ts";

/** Largest list, in bytes of UTF-8. */
const LIST_LIMIT = 2 * 1024 * 1024;

export type GivenFault = "empty" | "both" | "too-large";

/** The list that somebody gave: what they pasted, or the text of their file, but not both. */
export function givenList({ pasted, file }: { readonly pasted: string; readonly file: string }): Result<string, GivenFault> {
  const [hasPasted, hasFile] = [pasted.trim() !== "", file.trim() !== ""];
  if (!hasPasted && !hasFile) return refuse("empty");
  if (hasPasted && hasFile) return refuse("both");
  const text = hasFile ? file : pasted;
  return new TextEncoder().encode(text).length > LIST_LIMIT ? refuse("too-large") : done(text);
}
