import { randomBytes } from "node:crypto";
import { IncomingMessage, type ServerResponse } from "node:http";

/** A form as it was sent: its content type and its bytes. */
export type Posted = { readonly type: string; readonly body: Uint8Array<ArrayBuffer> };

/** How the page that a form was sent to finds it; from outside the header is taken off. */
export const POSTED_HEADER = "x-posted-form";

// The guard and the pages are separate bundles of one process: what one keeps the other finds here.
const SHARED = Symbol.for("upgrade-desk.posted-forms");
type Shared = { [SHARED]?: Map<string, Posted> };

function forms(): Map<string, Posted> {
  const shared = globalThis as Shared;
  shared[SHARED] ??= new Map();
  return shared[SHARED];
}

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * The request for the page that shows what a form says: the same person's, at the same address, without a body. The form itself
 * is held in memory under a name that nobody can guess, and forgotten with the last byte of the answer. It is written nowhere.
 */
export async function askForPage(incoming: IncomingMessage, response: ServerResponse): Promise<IncomingMessage> {
  const name = randomBytes(16).toString("base64url");
  forms().set(name, { type: incoming.headers["content-type"] ?? "", body: await bodyOf(incoming) });
  response.once("close", () => forms().delete(name));
  const asked = new IncomingMessage(incoming.socket);
  const { url, httpVersion, httpVersionMajor, httpVersionMinor } = incoming;
  const { "content-type": _type, "content-length": _length, "transfer-encoding": _encoding, ...headers } = incoming.headers;
  Object.assign(asked, { method: "GET", url, httpVersion, httpVersionMajor, httpVersionMinor });
  asked.headers = { ...headers, [POSTED_HEADER]: name };
  asked.push(null);
  // Or the end of this empty body would be taken for the end of the connection.
  asked.complete = true;
  return asked;
}

/** The form of that name while its answer is on the way; `null` for any other name. */
export const postedForm = (name: string | null): Posted | null => (name === null ? null : (forms().get(name) ?? null));
