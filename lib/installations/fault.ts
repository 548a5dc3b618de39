/** One finding about the input: a JSON pointer, a code, and values for its sentence. */
export type InputFault = {
  readonly pointer: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

const OWN = new Set(["name-missing", "name-too-long", "name-not-understood", "zone-missing", "zone-not-understood"]);

/** Whether a code is about name or zone, not about the hosts or their layout. */
export const isOwnFault = (code: string): boolean => OWN.has(code);

/** Where the catalogue has the sentence of a code: here for name and zone, with the plan's for layout and hosts. */
export const faultKey = (code: string): string => (isOwnFault(code) ? `installations.fault.${code}` : `plan.fault.${code}`);
