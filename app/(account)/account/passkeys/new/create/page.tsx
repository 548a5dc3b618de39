import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { PasskeyButton } from "#app/_accounts/passkey-button.client.tsx";
import { passkeyWords } from "#app/_accounts/passkey-here.ts";
import { pageContext, type Search, searchValue, signedInPage } from "#app/_edge/page-context.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Form } from "#app/_ui/form.tsx";
import { typed } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";

type Props = { readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("passkeys.create-title") };
}

/** The one button that asks the device; what it is asked was made when the password was checked. */
export default async function CreatePasskey({ searchParams }: Props) {
  const context = await signedInPage("/account/passkeys/new");
  const { t, actor } = context;
  const made = await readReply(actor, "passkey-create", await searchValue(searchParams, "made"));
  const [name, options] = [typed(made, "name"), typed(made, "options")];
  if (options === "") redirect("/account/passkeys/new");
  return (
    <AccountPage
      context={context}
      current="account"
      back={<BackLink href="/account/passkeys/new">{t("passkeys.create-back")}</BackLink>}
      title={t("passkeys.create-title")}
      lede={t("passkeys.create-lede", { name })}
    >
      <p className="only-without-script">{t("passkeys.no-script")}</p>
      <Form action="/account/passkeys/new/create/submit">
        <input type="hidden" name="name" value={name} />
        <PasskeyButton options={{ create: options }} label={t("passkeys.create-button")} main saysUnable {...passkeyWords(t)} />
      </Form>
    </AccountPage>
  );
}
