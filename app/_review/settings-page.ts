import "server-only";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { deskPage, type PageContext, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import type { Staff } from "#lib/auth/actor.ts";
import { type FormReply, NO_REPLY } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import type { Reader } from "#lib/time/format.ts";
import { systemClock } from "#lib/time/system-clock.ts";

/** What every page of the desk's settings starts with: who reads, on which clock, and what was typed before. */
export type SettingsPage = {
  readonly context: PageContext & { readonly actor: Staff };
  readonly reader: Reader;
  readonly reply: FormReply;
  readonly form: FormState;
};

type Asked = { readonly here: string; readonly formName: string; readonly searchParams: Search };

async function replyOf({ formName, searchParams }: Asked): Promise<FormReply> {
  const { actor } = await pageContext();
  const id = await searchValue(searchParams, "reply");
  return id === undefined ? NO_REPLY : readReply(actor, formName, id);
}

export async function settingsPage(asked: Asked): Promise<SettingsPage> {
  const context = await deskPage(asked.here);
  const { zone } = await currentPolicy();
  const reply = await replyOf(asked);
  return {
    context,
    reader: { zone, locale: context.locale, now: systemClock() },
    reply,
    form: formState(reply, context.t),
  };
}

/** The title of such a page, with "Error: " in front after a form that was not accepted. */
export async function settingsTitle(key: string, asked: Asked): Promise<string> {
  const { t } = await pageContext();
  const title = t(key);
  return (await replyOf(asked)).errors.length > 0 ? t("common.error-title", { title }) : title;
}
