import "server-only";
import { env } from "#lib/config/env.ts";
import type { Locale } from "#lib/messages/locale.ts";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The language of this browser's pages, as `pageContext` reads it. */
export const localeCookie = (locale: Locale): string =>
  `locale=${locale}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly${env().appUrl.startsWith("https:") ? "; Secure" : ""}`;
