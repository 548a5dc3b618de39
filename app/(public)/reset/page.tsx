import type { Metadata } from "next";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { readReply } from "#lib/forms/service.ts";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("auth.reset.title", searchParams);

export default async function AskForReset({ searchParams }: Props) {
  const context = await pageContext();
  const { t, actor } = context;
  const state = formState(await readReply(actor, "reset", await searchValue(searchParams, "reply")), t);
  return (
    <AccountPage context={context} title={t("auth.reset.title")} lede={t("auth.reset.ask-lede")} state={state}>
      <Form action="/reset/submit">
        <TextField
          name="email"
          type="email"
          label={t("auth.email.label")}
          value={state.value("email")}
          error={state.error("email")}
          autoComplete="username"
          spellCheck={false}
        />
        <div className="actions">
          <Button kind="main">{t("auth.reset.ask-button")}</Button>
        </div>
      </Form>
    </AccountPage>
  );
}
