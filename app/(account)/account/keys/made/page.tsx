import type { Metadata } from "next";
import { cookies } from "next/headers";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { NEW_KEY } from "#app/_accounts/new-key-cookie.ts";
import { pageContext, signedInPage } from "#app/_edge/page-context.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Form } from "#app/_ui/form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("keys.made-title") };
}

/** Shows the key as long as the browser has it, which is two minutes or until somebody says that they have it. */
export default async function MadeKey() {
  const context = await signedInPage("/account/keys");
  const { t } = context;
  const key = (await cookies()).get(NEW_KEY)?.value;
  const back = <BackLink href="/account/keys">{t("keys.made-back")}</BackLink>;
  if (!key)
    return (
      <AccountPage context={context} current="account" back={back} title={t("keys.made-title")} lede={t("keys.made-gone")}>
        {null}
      </AccountPage>
    );
  return (
    <AccountPage context={context} current="account" back={back} title={t("keys.made-title")} lede={t("keys.made-lede")}>
      <p>
        {t("keys.made-label")}: <code className="mono accounts-key">{key}</code>
      </p>
      <p>
        <CopyButton text={key} label={t("keys.made-copy")} copied={t("keys.made-copied")} failed={t("keys.made-not-copied")} />
      </p>
      <p className="small quiet">
        {t("keys.made-use")} <code className="mono">Bearer ud_…</code>
      </p>
      <Form action="/account/keys/made/submit">
        <div className="actions">
          <Button kind="main">{t("keys.made-done")}</Button>
        </div>
      </Form>
    </AccountPage>
  );
}
