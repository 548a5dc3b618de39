import "server-only";
import { seeOther } from "#app/_edge/form-route.ts";
import { translator } from "#lib/messages/translator.ts";

export type File = { readonly name: string; readonly type: string; readonly text: string };

/** A file to take along, never shown in the browser; `null` is one that does not exist. `name` is of plain letters. */
export function fileAnswer(file: File | null): Response {
  const headers = { "cache-control": "no-store", "content-security-policy": "default-src 'none'; sandbox" };
  if (file === null)
    return new Response(`${translator("en")("errors.not-found")}\n`, {
      status: 404,
      headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
    });
  const { name, type, text } = file;
  return new Response(text, {
    headers: { ...headers, "content-type": type, "content-disposition": `attachment; filename="${name}"` },
  });
}

/** Whoever is not signed in gets there first, and from there to the page that has the file. */
export const signInFor = (page: string): Response => seeOther(`/sign-in?next=${encodeURIComponent(page)}`);
