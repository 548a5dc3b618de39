import type { Metadata } from "next";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { KeyList } from "#app/_accounts/key-list.tsx";
import { NewKeyForm } from "#app/_accounts/new-key-form.tsx";
import { formState } from "#app/_edge/form-state.ts";
import { type Search, searchValue, signedInPage } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Section } from "#app/_ui/section.tsx";
import { keysOf } from "#lib/api-keys/service.ts";
import { newFormKey, readReply } from "#lib/forms/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("keys.title", searchParams);

export default async function ApiKeys({ searchParams }: Props) {
  const context = await signedInPage("/account/keys");
  const { t, actor, locale } = context;
  const reply = await readReply(actor, "api-key", await searchValue(searchParams, "reply"));
  const state = formState(reply, t);
  const keys = await keysOf(actor);
  const reader = { zone: (await currentPolicy()).zone, locale, now: systemClock() };
  const revoked = (await searchValue(searchParams, "said")) === "revoked";
  return (
    <AccountPage
      context={context}
      current="account"
      back={<BackLink href="/account">{t("auth.account.title")}</BackLink>}
      title={t("keys.title")}
      said={revoked && !state.failed ? t("keys.saved.revoked") : undefined}
      state={state}
    >
      <KeptNote reply={reply} t={t} />
      <p className="lede">{t("keys.lede")}</p>
      <p>
        <a href="/api/docs">{t("interface.title")}</a>
      </p>
      <Section id="keys-title" title={t("keys.list")}>
        {keys.length === 0 ? <p>{t("keys.none")}</p> : <KeyList keys={keys} t={t} reader={reader} />}
      </Section>
      <Section id="new-title" title={t("keys.new")}>
        <NewKeyForm t={t} state={state} email={actor.email} onceKey={newFormKey()} />
      </Section>
    </AccountPage>
  );
}
