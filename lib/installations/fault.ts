/** One finding about the input: a JSON pointer, a code, and values for its sentence. */
export type InputFault = {
  readonly pointer: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

const OWN = new Set(["name-missing", "name-too-long", "name-not-understood", "zone-missing", "zone-not-understood"]);

/** Where the catalogue has the sentence of a code: here for name and zone, with the plan's for layout and hosts. */
export const faultKey = (code: string): string => (OWN.has(code) ? `installations.fault.${code}` : `plan.fault.${code}`);
