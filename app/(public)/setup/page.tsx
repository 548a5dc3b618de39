import type { Metadata } from "next";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { CredentialFields } from "#app/_accounts/credential-fields.tsx";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { awaitsAdministrator } from "#lib/auth/first-run/service.ts";
import { readReply } from "#lib/forms/service.ts";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("auth.setup.title", searchParams);

/** Once in the life of an installation. */
export default async function Setup({ searchParams }: Props) {
  const context = await pageContext();
  const { t, actor, locale } = context;
  if (!(await awaitsAdministrator()))
    return (
      <AccountPage context={context} title={t("auth.setup.title")} lede={t("auth.setup.done")}>
        <p>
          <a href="/sign-in">{t("auth.sign-in.title")}</a>
        </p>
      </AccountPage>
    );
  const state = formState(await readReply(actor, "setup", await searchValue(searchParams, "reply")), t);
  return (
    <AccountPage context={context} title={t("auth.setup.title")} lede={t("auth.setup.lede")} state={state}>
      <Form action="/setup/submit">
        <input type="hidden" name="locale" value={locale} />
        <TextField name="code" label={t("auth.setup.code")} error={state.error("code")} autoComplete="off" spellCheck={false} />
        <TextField
          name="name"
          label={t("auth.name.label")}
          value={state.value("name")}
          error={state.error("name")}
          autoComplete="name"
        />
        <CredentialFields state={state} t={t} chosen />
        <div className="actions">
          <Button kind="main">{t("auth.setup.button")}</Button>
        </div>
      </Form>
    </AccountPage>
  );
}
