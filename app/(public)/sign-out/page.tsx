import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { pageContext } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { isSignedIn } from "#lib/auth/policy.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("auth.sign-out.title") };
}

/** For whoever comes by address; signing out itself is a form, since a picture on another site must not do it. */
export default async function SignOut() {
  const context = await pageContext();
  const { t, actor } = context;
  if (!isSignedIn(actor)) redirect("/sign-in");
  return (
    <AccountPage context={context} title={t("auth.sign-out.title")} lede={t("auth.sign-out.lede", { name: actor.name })}>
      <Form action="/sign-out/submit">
        <div className="actions">
          <Button kind="main">{t("auth.sign-out.button")}</Button>
        </div>
      </Form>
    </AccountPage>
  );
}
