import type { Instrumentation } from "next";

/** Called for whatever fails while the framework answers; a database that is away is no fault, and is told as what it is. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { isUnavailable } = await import("#lib/db/fault.ts");
  const { markAway } = await import("#lib/guard/absent/exchange.ts");
  if (isUnavailable(error)) markAway(request.headers);
};

/** Called once when the framework starts in this process. What is begun here is ended by the script that serves. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("#lib/config/env.ts");
  if (!env().worker) return;
  const { startWorker } = await import("#lib/worker.ts");
  const worker = await startWorker();
  Object.assign(globalThis, { [Symbol.for("upgrade-desk.stop")]: worker.stop });
}
