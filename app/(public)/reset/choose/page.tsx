import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { passwordAgain } from "#app/_accounts/password-again.ts";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { readReply } from "#lib/forms/service.ts";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("auth.reset.title", searchParams);

export default async function ChoosePassword({ searchParams }: Props) {
  const context = await pageContext();
  const { t, actor } = context;
  const token = await searchValue(searchParams, "token");
  if (!token) redirect("/reset");
  const reply = await readReply(actor, "reset-choose", await searchValue(searchParams, "reply"));
  const state = formState(reply, t);
  const isDead = reply.errors.some(({ message }) => message === "auth.error.link");
  return (
    <AccountPage context={context} title={t("auth.reset.title")} lede={t("auth.reset.choose-lede")} state={state}>
      <Form action="/reset/choose/submit">
        <input type="hidden" name="token" value={token} />
        <TextField
          name="password"
          type="password"
          label={t("auth.password.new")}
          hint={isDead ? t("auth.password.hint") : passwordAgain(state, t, t("auth.password.hint"))}
          error={state.error("password")}
          autoComplete="new-password"
        />
        <div className="actions">
          <Button kind="main">{t("auth.reset.choose-button")}</Button>
        </div>
      </Form>
      <p className="small">
        <a href="/reset">{t("auth.reset.ask-again")}</a>
      </p>
    </AccountPage>
  );
}
