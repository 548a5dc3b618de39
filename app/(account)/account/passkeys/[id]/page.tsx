import type { Metadata } from "next";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { passkeyHref, passkeyPage } from "#app/_accounts/passkey-page.ts";
import type { Search } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { agoOf } from "#lib/accounts/own/ago.ts";
import { systemClock } from "#lib/time/system-clock.ts";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("passkeys.title", searchParams);

export default async function OnePasskey({ params, searchParams }: Props) {
  const { context, passkey, called, reply, state } = await passkeyPage({ params, searchParams, form: "passkey-name" });
  const { t } = context;
  const now = systemClock();
  const ago = (moment: number): string => {
    const { unit, count } = agoOf(moment, now);
    return t(`auth.account.ago.${unit}`, { count });
  };
  const used = passkey.lastUsed === null ? t("passkeys.unused") : t("passkeys.used", { moment: ago(passkey.lastUsed) });
  return (
    <AccountPage
      context={context}
      current="account"
      back={<BackLink href="/account">{t("auth.account.title")}</BackLink>}
      title={called}
      lede={t("passkeys.one-lede", { added: ago(passkey.added), used })}
      state={state}
    >
      <KeptNote reply={reply} t={t} />
      <Section id="rename-title" title={t("passkeys.rename")}>
        <Form action={`${passkeyHref(passkey.id)}/submit`}>
          <TextField
            name="name"
            label={t("passkeys.name")}
            hint={t("passkeys.name-hint")}
            value={state.value("name", passkey.name)}
            error={state.error("name")}
            autoComplete="off"
          />
          <div className="actions">
            <Button>{t("passkeys.rename-button")}</Button>
          </div>
        </Form>
      </Section>
      <Section id="remove-title" title={t("passkeys.remove")}>
        <p>{t("passkeys.remove-lede")}</p>
        <p className="gap-above">
          <LinkButton href={`${passkeyHref(passkey.id)}/remove`}>{t("passkeys.remove")}</LinkButton>
        </p>
      </Section>
    </AccountPage>
  );
}
