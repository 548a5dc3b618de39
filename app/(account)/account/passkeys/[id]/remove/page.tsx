import type { Metadata } from "next";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { passkeyHref, passkeyPage } from "#app/_accounts/passkey-page.ts";
import { pageContext, type Search } from "#app/_edge/page-context.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("passkeys.remove-button") };
}

export default async function RemovePasskey({ params, searchParams }: Props) {
  const asked = { params, searchParams, below: "/remove", form: "passkey-remove" };
  const { context, passkey, called } = await passkeyPage(asked);
  const { t } = context;
  const here = passkeyHref(passkey.id);
  return (
    <AccountPage
      context={context}
      current="account"
      back={<BackLink href={here}>{called}</BackLink>}
      title={t("passkeys.remove-title", { name: called })}
      lede={t("passkeys.remove-lede")}
    >
      <Form action={`${here}/remove/submit`}>
        <div className="actions">
          <Button kind="danger">{t("passkeys.remove-button")}</Button>
          <LinkButton href="/account">{t("passkeys.keep")}</LinkButton>
        </div>
      </Form>
    </AccountPage>
  );
}
