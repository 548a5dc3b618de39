import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { rawAnswer } from "../answer.ts";
import { type Refused, tooLarge } from "../guard.ts";

/** How long a client that is still sending may go on before its connection is cut, so that it gets to read its refusal. */
const LINGER_MS = 5_000;

/** Connections that have had their last answer. */
const leaving = new WeakSet<Socket>();

/** Answers on the bare connection and goes on reading for a moment: closing at once would reset it under the client's hands. */
export function endConnection(socket: Socket, answer: string, lingerMs = LINGER_MS): void {
  if (leaving.has(socket)) return;
  leaving.add(socket);
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once("close", () => clearTimeout(timer));
  socket.on("error", () => socket.destroy());
  socket.end(answer);
  socket.resume();
}

export type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly https: boolean };

/** Takes the connection away from whoever was to answer, whose streams then fail, and answers the refusal itself. */
export function cutOff({ request, response, https }: Exchange, refused: Refused): void {
  const { socket } = request;
  // Whatever else arrives is dropped as it comes, so that it is neither kept nor given to anybody.
  request.push = () => true;
  if (response.socket !== socket || response.headersSent) {
    socket.destroy();
    return;
  }
  response.detachSocket(socket);
  response.destroy();
  endConnection(socket, rawAnswer(refused, request.url ?? "", https));
}

/** Counts what arrives: a chunked body does not say beforehand how long it is. */
export function limitBody(exchange: Exchange, limit: number): void {
  const { request } = exchange;
  const push = request.push.bind(request);
  let size = 0;
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding): boolean => {
    size += chunk?.length ?? 0;
    if (size <= limit) return push(chunk, encoding);
    cutOff(exchange, tooLarge(limit));
    // Whoever reads the body learns that its end will not come; with nobody listening an error would end the process.
    if (request.listenerCount("error") > 0) request.emit("error", new Error("The body is too large."));
    return true;
  };
}

/** A slow client has had its time. */
const SLOW_LINGER_MS = 250;

const FAULTS: Readonly<Record<string, Refused>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: "headers-too-large",
    title: "Headers too large",
    detail: "The headers are over 16 KiB.",
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: "too-slow", title: "Too slow", detail: "The request did not arrive in time." },
};

const UNREADABLE: Refused = {
  status: 400,
  code: "malformed-request",
  title: "Malformed request",
  detail: "This is not a request that HTTP allows.",
};

/** Answers what Node could not read as a request. `answered` says that an answer has begun, into which none may be written. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket, { https = false, answered = false }): void {
  if (leaving.has(socket)) return;
  if (!socket.writable || answered || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const slow = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
  endConnection(socket, rawAnswer(FAULTS[error.code ?? ""] ?? UNREADABLE, "/", https), slow ? SLOW_LINGER_MS : LINGER_MS);
}
