import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { env } from "#lib/config/env.ts";
import type { GuardRules } from "#lib/guard/guard.ts";
import { atEnd } from "#scripts/setup/lifetime.mjs";

/** How long requests that are being answered may take when the app stops, in milliseconds. */
const GRACE_MS = 4_000;
const WORKER_STOP_MS = 8_000;

const portTaken = (host: string, port: number): Error =>
  new Error(`Port ${port} on ${host} is in use. Stop what uses it, or choose another: PORT=${port + 1}`);

const explainListen = (error: NodeJS.ErrnoException, host: string, port: number): Error => {
  if (error.code === "EADDRINUSE") return portTaken(host, port);
  if (error.code === "EACCES")
    return new Error(`Port ${port} may not be used by this user: ports below 1024 need special rights.`);
  return new Error(`Cannot listen on ${host}:${port}: ${error.message}`);
};

/** Fails at once where the port is taken, before anything is built up that would have to be taken down again. */
export const checkPort = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(explainListen(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });

function guardRules(): GuardRules {
  const { trustedOrigins, appUrl, proxyHops } = env();
  return { hosts: new Set(trustedOrigins.map((origin) => new URL(origin).host)), https: appUrl.startsWith("https:"), proxyHops };
}

type Stopping = { [key: symbol]: (() => Promise<void>) | { $disconnect: () => Promise<void> } | undefined };

/** What the framework's own bundles have begun in this process; they leave it where we can find it. */
async function stopInside(): Promise<void> {
  const shared = globalThis as unknown as Stopping;
  const stop = shared[Symbol.for("upgrade-desk.stop")] as (() => Promise<void>) | undefined;
  const database = shared[Symbol.for("upgrade-desk.database")] as { $disconnect: () => Promise<void> } | undefined;
  const tooLong = new Promise<void>((resolve) => setTimeout(resolve, WORKER_STOP_MS).unref());
  await Promise.race([Promise.resolve(stop?.()), tooLong]);
  await Promise.race([Promise.resolve(database?.$disconnect()), tooLong]);
}

/** An address on which this machine reaches what listens on `host`. */
const reachable = (host: string): string =>
  host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;

/** A busy machine may need longer for the first answer than for any other. */
const READY_MS = 60_000;

/** Asks until the app says that it is ready. The first request loads what the framework loads lazily, the worker among it. */
async function untilReady(url: string): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const answer = await fetch(url);
    const said = await answer.text();
    if (answer.ok) return;
    if (performance.now() - begun > READY_MS) throw new Error(`The app does not get ready: ${said}`);
    await sleep(250);
  }
}

/** Serves the app until it is told to end; resolves once it answers that it is ready. */
export async function serve({ dev = false } = {}): Promise<void> {
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production" });
  const { createApp } = await import("../../server.mjs");
  const { host, port } = env();
  const guarded = await createApp({ rules: guardRules(), dev, hostname: host, port });
  await guarded.listen(port, host).catch((error) => Promise.reject(explainListen(error, host, port)));
  atEnd(stopInside);
  atEnd(
    () => guarded.close(GRACE_MS),
    () => guarded.server.closeAllConnections(),
  );
  await untilReady(`http://${reachable(host)}:${port}/api/health/ready`);
}
