import "server-only";
import { env } from "#lib/config/env.ts";

/** Holds a feed's token between the form that made it and the page that shows it, in the browser alone. */
export const NEW_FEED = "new-feed";

const PATH = "/account/calendar/made";
const MINUTES = 2;

const cookie = (value: string, seconds: number): string => {
  const secure = env().appUrl.startsWith("https:") ? "; Secure" : "";
  return `${NEW_FEED}=${value}; Path=${PATH}; Max-Age=${seconds}; SameSite=Strict; HttpOnly${secure}`;
};

export const newFeedCookie = (token: string): string => cookie(token, MINUTES * 60);

export const noFeedCookie = (): string => cookie("", 0);

/** What a calendar program is given. */
export const feedAddress = (token: string): string => `${env().appUrl}/api/v1/calendar.ics?token=${token}`;
