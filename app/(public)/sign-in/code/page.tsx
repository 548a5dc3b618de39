import type { Metadata } from "next";
import { AccountPage, Next } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { nextPath, withNext } from "#lib/auth/next-path.ts";
import { readReply } from "#lib/forms/service.ts";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("auth.two.title", searchParams);

/** After the password of an account with a second factor; the half-done sign-in waits in a cookie for ten minutes. */
export default async function SignInCode({ searchParams }: Props) {
  const context = await pageContext();
  const { t, actor } = context;
  const next = nextPath(await searchValue(searchParams, "next"));
  const state = formState(await readReply(actor, "sign-in-code", await searchValue(searchParams, "reply")), t);
  return (
    <AccountPage context={context} current="sign-in" title={t("auth.two.title")} lede={t("auth.two.lede")} state={state}>
      <Form action="/sign-in/code/submit">
        <Next next={next} />
        <TextField
          name="code"
          label={t("auth.code.label")}
          error={state.error("code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          short
        />
        <TextField
          name="backup"
          label={t("auth.code.backup-label")}
          optionalNote={t("common.optional")}
          error={state.error("backup")}
          autoComplete="off"
          spellCheck={false}
          short
        />
        <div className="actions">
          <Button kind="main">{t("auth.two.button")}</Button>
        </div>
      </Form>
      <p>
        <a href={withNext("/sign-in", next)}>{t("auth.two.back")}</a>
      </p>
    </AccountPage>
  );
}
