import type { FormValues } from "./reply.ts";

/** What Windows calls Western European, in which spreadsheets there write files that have no mark. */
const WESTERN = "windows-1252";

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** Text of a file: UTF-16 where its mark says so, else UTF-8; what is neither is read as Western European. Never fails. */
function fileText(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    // Every byte is some character there, if not always the one that was meant; the reader sees the outcome before it counts.
    return new TextDecoder(WESTERN).decode(bytes);
  }
}

const clean = (text: string): string => text.replaceAll("\0", "").replaceAll("\r\n", "\n");

/** Fields of a `multipart/form-data` body as of any form, files as their text; `null` for what is none. */
export async function parseUpload(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormValues | null> {
  const values: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  try {
    const form = await new Response(bytes, { headers: { "content-type": contentType } }).formData();
    for (const [name, value] of form) {
      values[name] ??= [];
      values[name].push(clean(typeof value === "string" ? value : fileText(new Uint8Array(await value.arrayBuffer()))));
    }
    return values;
  } catch {
    // Malformed, cut short, or with a boundary that does not fit: a careless or hostile client, either way a refusal.
    return null;
  }
}
