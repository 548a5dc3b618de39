import type { Metadata } from "next";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Note } from "#app/_ui/note.tsx";
import { nextPath, withNext } from "#lib/auth/next-path.ts";
import { env } from "#lib/config/env.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("auth.sent.title") };
}

/** After a sign-up, a request for a new password or for another mail: the same for everybody. */
export default async function CheckYourEmail({ searchParams }: { readonly searchParams: Search }) {
  const context = await pageContext();
  const { t } = context;
  const next = nextPath(await searchValue(searchParams, "next"));
  return (
    <AccountPage context={context} title={t("auth.sent.title")} lede={t("auth.sent.text")}>
      {env().smtpUrl ? null : <Note>{t("auth.sent.kept")}</Note>}
      <p>{t("auth.sent.nothing")}</p>
      <p>
        <a href={withNext("/verify", next)}>{t("auth.sent.again")}</a>
      </p>
    </AccountPage>
  );
}
