/** What PostgreSQL and Prisma say of a failed statement, wherever in the error the driver put it. */
type Told = {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly meta?: unknown;
  readonly driverAdapterError?: unknown;
};

/** Codes of an error and of everything it wraps: Prisma's (P2028), PostgreSQL's (23P01) and the system's (ECONNREFUSED). */
function codesOf(error: unknown): readonly string[] {
  const codes: string[] = [];
  const open: unknown[] = [error];
  for (let i = 0; i < open.length && i < 20; i++) {
    const told = open[i] as Told | null;
    if (typeof told !== "object" || told === null) continue;
    for (const code of [told.code, told.originalCode]) if (typeof code === "string") codes.push(code);
    open.push(told.cause, told.meta, told.driverAdapterError);
  }
  return codes;
}

const OVERLAP = "23P01";

/** The exclusion constraint refused a second window on the same engineer. */
export const isOverlap = (error: unknown): boolean => codesOf(error).includes(OVERLAP);

const UNIQUE = new Set(["23505", "P2002"]);

export const isDuplicate = (error: unknown): boolean => codesOf(error).some((code) => UNIQUE.has(code));

const RETRY = new Set(["40001", "40P01"]);

/** Serialization failure or deadlock: the same transaction may succeed when it is run again. */
export const mayRetry = (error: unknown): boolean => codesOf(error).some((code) => RETRY.has(code));

// Prisma: cannot reach, timed out, closed, pool or transaction timeout. PostgreSQL: connection faults, shutting down, too many clients.
const AWAY =
  /^(P1001|P1002|P1008|P1017|P2024|P2028|08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|DatabaseNotReachable|ConnectionClosed|SocketTimeout)$/;

/** The database cannot be had at the moment; nothing is wrong with the request. */
export const isUnavailable = (error: unknown): boolean => codesOf(error).some((code) => AWAY.test(code));
