import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor, Customer, SignedIn, Staff } from "#lib/auth/actor.ts";
import { isCustomer, isSignedIn, isStaff } from "#lib/auth/policy.ts";
import { currentActor } from "#lib/auth/session.ts";
import { isLocale, type Locale, preferredLocale } from "#lib/messages/locale.ts";
import { type Translate, translator } from "#lib/messages/translator.ts";

export type Theme = "light" | "dark" | "system";

export type PageContext = { readonly actor: Actor; readonly locale: Locale; readonly t: Translate; readonly theme: Theme };

/** What every page needs of the request: who asks, in which language, in which theme. Read once a request. */
export const pageContext = cache(async (): Promise<PageContext> => {
  const [actor, jar, head] = [await currentActor(), await cookies(), await headers()];
  const chosen = jar.get("locale")?.value;
  const locale = isLocale(chosen) ? chosen : isSignedIn(actor) ? actor.locale : preferredLocale(head.get("accept-language"));
  const theme = jar.get("theme")?.value;
  return { actor, locale, t: translator(locale), theme: theme === "light" || theme === "dark" ? theme : "system" };
});

const toSignIn = (here: string): never => redirect(`/sign-in?next=${encodeURIComponent(here)}`);

/** Sends a stranger to the sign-in, and from there back `here`. */
export async function signedInPage(here: string): Promise<PageContext & { readonly actor: SignedIn }> {
  const context = await pageContext();
  return isSignedIn(context.actor) ? { ...context, actor: context.actor } : toSignIn(here);
}

/** A page of a customer; to staff it does not exist. */
export async function customerPage(here: string): Promise<PageContext & { readonly actor: Customer }> {
  const context = await signedInPage(here);
  return isCustomer(context.actor) ? { ...context, actor: context.actor } : notFound();
}

/** A page of the desk; to customers it does not exist. */
export async function deskPage(here: string): Promise<PageContext & { readonly actor: Staff }> {
  const context = await signedInPage(here);
  return isStaff(context.actor) ? { ...context, actor: context.actor } : notFound();
}

export type Search = Promise<Record<string, string | string[] | undefined>>;

/** The first value of a query parameter. NUL is dropped, as in forms: the database takes none, not even to look it up. */
export async function searchValue(search: Search, name: string): Promise<string | undefined> {
  const value = (await search)[name];
  return (Array.isArray(value) ? value[0] : value)?.replaceAll("\0", "");
}
