import { connect } from "node:net";

export type RawAnswer = {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** From the first byte sent to the end of the connection or the answer, in milliseconds. */
  readonly tookMs: number;
};

export type RawRequest = {
  readonly port: number;
  /** Sent one after the other; a number is a pause in milliseconds. */
  readonly send: readonly (string | Uint8Array | number)[];
  /** Give up after this time, in milliseconds. */
  readonly within?: number;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Says bytes to a server as they are, which no HTTP client would, and hears what comes until the connection ends. */
export async function say({ port, send, within = 20_000 }: RawRequest): Promise<RawAnswer> {
  const begun = performance.now();
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk) => {
    heard += chunk.toString("latin1");
  });
  // A server that hangs up on us is one of the answers.
  socket.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const timer = setTimeout(() => socket.destroy(), within);
  for (const part of send) {
    if (typeof part === "number") await pause(part);
    else if (!socket.destroyed) socket.write(part);
  }
  await ended;
  clearTimeout(timer);
  const [head = "", ...body] = heard.split("\r\n\r\n");
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0),
    head,
    body: body.join("\r\n\r\n"),
    tookMs: performance.now() - begun,
  };
}

/** A request without surprises, for the surprises to be added to. */
export const request = (line: string, headers: Readonly<Record<string, string>>, body = ""): string =>
  `${line} HTTP/1.1\r\n${Object.entries({ connection: "close", ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n${body}`;
