import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer } from "smtp-server";

/** As long as a mail server thinks before it says that it has a mail: what a sender that is killed then does not hear. */
const THINKING_MS = 15;

export type Sink = {
  readonly url: string;
  /** Message-IDs of the mails that were taken, in the order in which they were. */
  readonly taken: readonly string[];
  readonly failed: () => number;
  readonly stop: () => Promise<void>;
};

const idIn = (raw: string): string => /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? "none";

/**
 * A real SMTP server that fails `share` of all mails: every other time it refuses, else it breaks off without an answer. What it
 * takes it has, whether or not its sender lives to hear of it.
 */
export async function startSink(share: number): Promise<Sink> {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  let failed = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        if (Math.random() < share) {
          failed += 1;
          if (failed % 2 === 0) callback(Object.assign(new Error("try later"), { responseCode: 451 }));
          else for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
          return;
        }
        taken.push(idIn(Buffer.concat(chunks).toString("latin1")));
        await sleep(THINKING_MS);
        callback();
      });
    },
  });
  server.on("error", () => undefined);
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken,
    failed: () => failed,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
