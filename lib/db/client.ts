import "server-only";
import { randomBytes } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client.ts";

/** A transaction in progress, or the database itself: what a repository reads and writes through. */
export type Tx = Prisma.TransactionClient;

/** How long a transaction may wait for a connection and run, in milliseconds; past it Prisma answers P2028. */
const TRANSACTION_LIMITS = { maxWait: 15_000, timeout: 15_000 };

// Route handlers and instrumentation are separate bundles: the one pool of the process is kept where both find it.
const SHARED = Symbol.for("upgrade-desk.database");
type Shared = { [SHARED]?: PrismaClient };

function connect(): PrismaClient {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set: the database is started before the app.");
  return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 10 }), transactionOptions: TRANSACTION_LIMITS });
}

/** The database of this process; the pool opens at the first question. */
export function database(): PrismaClient {
  const shared = globalThis as Shared;
  shared[SHARED] ??= connect();
  return shared[SHARED];
}

/** Runs `work` in one transaction; a thrown error rolls back. At most 15 s to get a connection and 15 s to finish. */
export const inTransaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database().$transaction(work);

/** A public id: 128 random bits, base64url, 22 characters. */
export const newId = (): string => randomBytes(16).toString("base64url");
