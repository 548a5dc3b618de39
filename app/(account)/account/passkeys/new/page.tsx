import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { passkeysHere } from "#app/_accounts/passkey-here.ts";
import { formState } from "#app/_edge/form-state.ts";
import { type Search, searchValue, signedInPage } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { readReply } from "#lib/forms/service.ts";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("passkeys.add", searchParams);

/** The name and the password; the device is asked on the page after. */
export default async function NewPasskey({ searchParams }: Props) {
  const context = await signedInPage("/account/passkeys/new");
  if ((await passkeysHere()).kind !== "here") redirect("/account#passkeys-title");
  const { t, actor } = context;
  const reply = await readReply(actor, "passkey-new", await searchValue(searchParams, "reply"));
  const state = formState(reply, t);
  return (
    <AccountPage
      context={context}
      current="account"
      back={<BackLink href="/account">{t("auth.account.title")}</BackLink>}
      title={t("passkeys.add")}
      lede={t("passkeys.new-lede")}
      state={state}
    >
      <KeptNote reply={reply} t={t} />
      <p className="only-without-script">{t("passkeys.no-script")}</p>
      <Form action="/account/passkeys/new/submit">
        <TextField
          name="name"
          label={t("passkeys.name")}
          hint={t("passkeys.name-hint")}
          value={state.value("name")}
          error={state.error("name")}
          autoComplete="off"
        />
        <input type="hidden" name="username" value={actor.email} autoComplete="username" />
        <TextField
          name="current"
          type="password"
          label={t("auth.password.label")}
          error={state.error("current")}
          autoComplete="current-password"
        />
        <div className="actions">
          <Button kind="main">{t("passkeys.new-button")}</Button>
        </div>
      </Form>
    </AccountPage>
  );
}
