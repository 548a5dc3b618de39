import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { type FormValues, parseForm } from "#lib/forms/reply.ts";
import { parseUpload } from "#lib/forms/upload.ts";
import { POSTED_HEADER, postedForm } from "#lib/guard/posted/service.ts";

/**
 * The form that was sent to this very page, which shows it and stores nothing of it; `null` where somebody only opened the
 * address, or where the form cannot be read.
 */
export const postedValues = cache(async (): Promise<FormValues | null> => {
  const posted = postedForm((await headers()).get(POSTED_HEADER));
  if (posted === null) return null;
  const { type, body } = posted;
  if (/^multipart\/form-data\b/i.test(type)) return parseUpload(body, type);
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? parseForm(new TextDecoder().decode(body)) : null;
});
