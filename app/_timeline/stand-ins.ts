/** Hosts that nobody has named yet: what each is called inside a plan. */
export const STAND_IN = {
  primary: "storage-a",
  secondary: "storage-b",
  backup: "backup",
  processing: (number: number): string => `processing-${number}`,
} as const;

/** What such a name stands for; `null` for any other. */
export type StandIn = { readonly kind: "a" | "b" | "backup" } | { readonly kind: "processing"; readonly number: number };

export function standInOf(name: string): StandIn | null {
  if (name === STAND_IN.primary) return { kind: "a" };
  if (name === STAND_IN.secondary) return { kind: "b" };
  if (name === STAND_IN.backup) return { kind: "backup" };
  const number = /^processing-(\d{1,5})$/.exec(name)?.[1];
  return number ? { kind: "processing", number: Number(number) } : null;
}
