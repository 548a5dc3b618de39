/** How to sign in to one host's console. At least one of the three is there. */
export type ConsoleSecret = { readonly user: string | null; readonly password: string | null; readonly notes: string | null };

export const secretText = ({ user, password, notes }: ConsoleSecret): string => JSON.stringify({ user, password, notes });

/** Reads what `secretText` wrote; throws on anything else, which no envelope holds. */
export function secretOf(text: string): ConsoleSecret {
  const { user, password, notes } = JSON.parse(text) as Record<string, unknown>;
  const told = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return { user: told(user), password: told(password), notes: told(notes) };
}
