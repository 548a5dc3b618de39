import "server-only";
import { env } from "#lib/config/env.ts";

/** Holds a key between the form that made it and the page that shows it, in the browser alone. */
export const NEW_KEY = "new-key";

const PATH = "/account/keys/made";
const MINUTES = 2;

const cookie = (value: string, seconds: number): string => {
  const secure = env().appUrl.startsWith("https:") ? "; Secure" : "";
  return `${NEW_KEY}=${value}; Path=${PATH}; Max-Age=${seconds}; SameSite=Strict; HttpOnly${secure}`;
};

export const newKeyCookie = (key: string): string => cookie(key, MINUTES * 60);

export const noKeyCookie = (): string => cookie("", 0);
