import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { keyHref } from "#app/_accounts/key-fields.ts";
import { pageContext, signedInPage } from "#app/_edge/page-context.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { keysOf } from "#lib/api-keys/service.ts";

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("keys.revoke-button") };
}

export default async function RevokeKey({ params }: Props) {
  const { id } = await params;
  const here = `${keyHref(id)}/revoke`;
  const context = await signedInPage(here);
  const { t, actor } = context;
  const key = (await keysOf(actor)).find((one) => one.id === id);
  if (!key) notFound();
  return (
    <AccountPage
      context={context}
      current="account"
      back={<BackLink href="/account/keys">{t("keys.title")}</BackLink>}
      title={t("keys.revoke-title", { name: key.name })}
      lede={t("keys.revoke-lede", { prefix: key.prefix })}
    >
      <Form action={`${here}/submit`}>
        <div className="actions">
          <Button kind="danger">{t("keys.revoke-button")}</Button>
          <LinkButton href="/account/keys">{t("keys.keep")}</LinkButton>
        </div>
      </Form>
    </AccountPage>
  );
}
