import "server-only";
import { notFound } from "next/navigation";
import { type Search, searchValue } from "#app/_edge/page-context.ts";
import { type SettingsPage, settingsPage } from "#app/_review/settings-page.ts";
import type { Person } from "#lib/accounts/people/person.ts";
import { findPerson } from "#lib/accounts/people/service.ts";
import { personHref } from "./person-form.ts";

type Asked = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Search;
  /** What follows the person's own address. */
  readonly below?: string;
  readonly formName: string;
};

export type PersonPage = SettingsPage & {
  readonly person: Person;
  /** The address of the page. */
  readonly here: string;
  /** What was saved on the way here. */
  readonly saved: string | undefined;
};

/** What the pages about one person start with; to all but administrators they do not exist. */
export async function personPage({ params, searchParams, below = "", formName }: Asked): Promise<PersonPage> {
  const { id } = await params;
  const here = `${personHref(id)}${below}`;
  const page = await settingsPage({ here, formName, searchParams });
  const found = await findPerson(page.context.actor, id);
  if (!found.ok) notFound();
  return { ...page, here, person: found.value, saved: await searchValue(searchParams, "saved") };
}

/** `title`, with "Error: " in front after a form that was not accepted. */
export const titleOf = ({ form, context: { t } }: SettingsPage, title: string): string =>
  form.failed ? t("common.error-title", { title }) : title;
