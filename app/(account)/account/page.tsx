import type { Metadata } from "next";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { passkeysHere } from "#app/_accounts/passkey-here.ts";
import { type Search, searchValue, signedInPage } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { secondFactorOf, sessionsOf } from "#lib/accounts/own/service.ts";
import { passkeysOf } from "#lib/accounts/passkeys/service.ts";
import { accountState } from "./_parts/account-state.ts";
import { CalendarPart } from "./_parts/calendar-part.tsx";
import { FactorPart } from "./_parts/factor-part.tsx";
import { KeysPart } from "./_parts/keys-part.tsx";
import { MailsPart } from "./_parts/mails-part.tsx";
import { PasskeysPart } from "./_parts/passkeys-part.tsx";
import { PasswordPart } from "./_parts/password-part.tsx";
import { ProfilePart } from "./_parts/profile-part.tsx";
import { SessionsPart } from "./_parts/sessions-part.tsx";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("auth.account.title", searchParams);

const SAID: Readonly<Record<string, string>> = {
  profile: "auth.account.saved",
  password: "auth.account.password-saved",
  "two-factor-on": "auth.factor.on",
  "two-factor-off": "auth.factor.off-saved",
  "passkey-added": "passkeys.saved.added",
  "passkey-renamed": "passkeys.saved.renamed",
  "passkey-removed": "passkeys.saved.removed",
};

export default async function Account({ searchParams }: Props) {
  const context = await signedInPage("/account");
  const { t, actor } = context;
  const { profile, password, shown, reply } = await accountState(context, await searchValue(searchParams, "reply"));
  const said = SAID[(await searchValue(searchParams, "said")) ?? ""];
  const ended = /^elsewhere-(\d{1,3})$/.exec((await searchValue(searchParams, "said")) ?? "")?.[1];
  const sentence = ended ? t("auth.account.elsewhere-saved", { count: Number(ended) }) : said ? t(said) : undefined;
  return (
    <AccountPage context={context} current="account" title={t("auth.account.title")} said={sentence} state={shown}>
      <KeptNote reply={reply} t={t} />
      <ProfilePart context={context} state={profile} />
      <MailsPart context={context} />
      <PasswordPart context={context} state={password} />
      <FactorPart context={context} isOn={(await secondFactorOf(actor)).state === "on"} />
      <PasskeysPart context={context} passkeys={await passkeysOf(actor)} place={await passkeysHere()} />
      <KeysPart context={context} />
      <CalendarPart context={context} />
      <SessionsPart context={context} sessions={await sessionsOf(actor)} />
    </AccountPage>
  );
}
