import next from "next";
import { withWholePages } from "./lib/guard/absent/transport.ts";
import { guardedServer } from "./lib/guard/transport.ts";

/**
 * The app behind its guard, ready to listen: every request passes the guard before the framework sees it.
 * `rules` are the guard's; `dev` serves from the sources, with reloading.
 */
export async function createApp({ rules, dev, hostname, port }) {
  const app = next({ dev, dir: import.meta.dirname, hostname, port, ...(dev ? {} : { httpServer: NO_SERVER }) });
  await app.prepare();
  return guardedServer(rules, withWholePages(app.getRequestHandler()));
}

/** Given in place of the server, on which the framework would listen for upgrades to WebSocket; in production there are none. */
const NO_SERVER = { on: () => undefined };
