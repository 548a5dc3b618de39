/** The header by which a failure is told apart from others that happen at the same time. Clients cannot send it. */
export const EXCHANGE = "x-exchange";

type Headers = Record<string, string | string[] | undefined>;

// The framework's code and the server's are separate bundles: what one notes and the other reads is kept where both find it.
const SHARED = Symbol.for("upgrade-desk.away");
type Shared = { [SHARED]?: { count: number; readonly away: Set<string> } };

function notes() {
  const shared = globalThis as Shared;
  shared[SHARED] ??= { count: 0, away: new Set() };
  return shared[SHARED];
}

/** Gives a request a name of its own, which its headers carry through the framework. */
export function nextExchange(headers: Headers): string {
  const known = notes();
  known.count += 1;
  const id = String(known.count);
  headers[EXCHANGE] = id;
  return id;
}

/** Notes that this request failed because the database could not be had. Headers without a name are not noted. */
export function markAway(headers: Headers): void {
  const id = headers[EXCHANGE];
  if (typeof id === "string") notes().away.add(id);
}

export const wasAway = (id: string): boolean => notes().away.has(id);

export const forgetExchange = (id: string): void => {
  notes().away.delete(id);
};
