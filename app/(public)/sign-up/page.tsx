import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage, Next } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { CredentialFields } from "#app/_accounts/credential-fields.tsx";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { nextPath, withNext } from "#lib/auth/next-path.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { readReply } from "#lib/forms/service.ts";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("auth.sign-up.title", searchParams);

export default async function SignUp({ searchParams }: Props) {
  const context = await pageContext();
  const { t, actor, locale } = context;
  const next = nextPath(await searchValue(searchParams, "next"));
  if (isSignedIn(actor)) redirect(next ?? "/home");
  const state = formState(await readReply(actor, "sign-up", await searchValue(searchParams, "reply")), t);
  return (
    <AccountPage context={context} current="sign-up" title={t("auth.sign-up.title")} lede={t("auth.sign-up.lede")} state={state}>
      <Form action="/sign-up/submit">
        <Next next={next} />
        <input type="hidden" name="locale" value={locale} />
        <TextField
          name="name"
          label={t("auth.name.label")}
          value={state.value("name")}
          error={state.error("name")}
          autoComplete="name"
        />
        <TextField
          name="company"
          label={t("auth.company.label")}
          value={state.value("company")}
          error={state.error("company")}
          autoComplete="organization"
        />
        <CredentialFields state={state} t={t} chosen />
        <div className="actions">
          <Button kind="main">{t("auth.sign-up.button")}</Button>
        </div>
      </Form>
      <p className="accounts-ways">
        <span>
          {t("auth.sign-up.have-account")} <a href={withNext("/sign-in", next)}>{t("auth.sign-in.title")}</a>
        </span>
      </p>
    </AccountPage>
  );
}
