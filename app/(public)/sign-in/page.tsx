import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage, Next } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { CredentialFields } from "#app/_accounts/credential-fields.tsx";
import { leadsToKeptForm } from "#app/_accounts/kept-form.ts";
import { PasskeyButton } from "#app/_accounts/passkey-button.client.tsx";
import { PasskeyElsewhere } from "#app/_accounts/passkey-elsewhere.tsx";
import { passkeysHere, passkeyWords } from "#app/_accounts/passkey-here.ts";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { nextPath, withNext } from "#lib/auth/next-path.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { currentEnrollee } from "#lib/auth/session.ts";
import { readReply } from "#lib/forms/service.ts";
import type { Translate } from "#lib/messages/translator.ts";

/** The other way in; nothing where no address of this installation could have passkeys. */
const PasskeySignIn = async ({ next, t }: { readonly next: string | null; readonly t: Translate }) => {
  const place = await passkeysHere();
  if (place.kind === "nowhere") return null;
  if (place.kind === "elsewhere") return <PasskeyElsewhere place={place} path={withNext("/sign-in", next)} t={t} />;
  return (
    <Form action="/sign-in/passkey/submit">
      <Next next={next} />
      <PasskeyButton
        options={{ getFrom: "/api/auth/passkey/generate-authenticate-options" }}
        label={t("passkeys.sign-in")}
        {...passkeyWords(t)}
      />
    </Form>
  );
};

type Props = { readonly searchParams: Search };

const SAID = new Set(["confirmed", "used", "password", "signed-out", "ready"]);

/** What happened before, in the word of the catalogue. */
const saidOf = (said: string | undefined, next: string | null): string | undefined =>
  said !== undefined && SAID.has(said) ? said : leadsToKeptForm(next) ? "kept" : undefined;

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("auth.sign-in.title", searchParams);

export default async function SignIn({ searchParams }: Props) {
  const context = await pageContext();
  const { t, actor } = context;
  const next = nextPath(await searchValue(searchParams, "next"));
  if (isSignedIn(actor)) redirect(next ?? "/home");
  if (await currentEnrollee()) redirect(withNext("/account/two-factor", next));
  const state = formState(await readReply(actor, "sign-in", await searchValue(searchParams, "reply")), t);
  const said = saidOf(await searchValue(searchParams, "said"), next);
  return (
    <AccountPage
      context={context}
      current="sign-in"
      title={t("auth.sign-in.title")}
      said={said && !state.failed ? t(`auth.said.${said}`) : undefined}
      state={state}
    >
      <Form action="/sign-in/submit">
        <Next next={next} />
        <CredentialFields state={state} t={t} />
        <div className="actions">
          <Button kind="main">{t("auth.sign-in.button")}</Button>
        </div>
      </Form>
      <PasskeySignIn next={next} t={t} />
      <div className="accounts-ways">
        <p>
          {t("auth.sign-in.no-account")} <a href={withNext("/sign-up", next)}>{t("auth.sign-in.sign-up")}</a>
        </p>
        <p>
          <a href="/reset">{t("auth.sign-in.forgot")}</a>
        </p>
        <p>
          {t("auth.sign-in.unconfirmed")} <a href={withNext("/verify", next)}>{t("auth.sign-in.again")}</a>
        </p>
      </div>
    </AccountPage>
  );
}
