import "server-only";
import { createHash } from "node:crypto";
import { env } from "#lib/config/env.ts";
import { translator } from "#lib/messages/translator.ts";
import packageFile from "../../package.json" with { type: "json" };
import type { Described } from "./described.ts";
import { interfaceDocument } from "./document.ts";
import { type ReadDocument, readDocument } from "./reader.ts";

/** As it is sent, and as people read it. */
type Served = { readonly text: string; readonly etag: string; readonly read: ReadDocument };

let served: Served | undefined;

/** The document, made once in the life of the process: nothing in it depends on who asks. */
export function servedDocument(): Served {
  if (served) return served;
  const say = translator("en");
  const document = interfaceDocument({
    appUrl: env().appUrl,
    version: packageFile.version,
    say: (code) => say(`errors.${code}`),
  });
  const text = JSON.stringify(document);
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  served = { text, etag, read: readDocument(JSON.parse(text) as Described) };
  return served;
}
