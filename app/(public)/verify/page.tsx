import type { Metadata } from "next";
import { AccountPage, Next } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { formState } from "#app/_edge/form-state.ts";
import { type PageContext, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { nextPath, withNext } from "#lib/auth/next-path.ts";
import { readReply } from "#lib/forms/service.ts";

type Props = { readonly searchParams: Search };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const again = !(await searchValue(searchParams, "token"));
  return accountTitle(again ? "auth.verify.again-title" : "auth.verify.title", searchParams);
}

type Parts = { readonly context: PageContext; readonly next: string | null; readonly reply: string | undefined };

/** A button, since mail programs open links by themselves: an address is confirmed by a person, not by a filter. */
const Confirm = async ({ context, next, reply, token }: Parts & { readonly token: string }) => {
  const { t, actor } = context;
  const state = formState(await readReply(actor, "verify", reply), t);
  return (
    <AccountPage context={context} title={t("auth.verify.title")} lede={t("auth.verify.lede")} state={state}>
      <Form action="/verify/submit">
        <Next next={next} />
        <input type="hidden" name="token" value={token} />
        <div className="actions">
          <Button kind="main">{t("auth.verify.button")}</Button>
        </div>
      </Form>
      {state.failed ? (
        <p>
          {t("auth.verify.done")} <a href={withNext("/sign-in", next)}>{t("auth.sign-in.title")}</a>
        </p>
      ) : null}
      <p className="small quiet">{t("auth.verify.not-you")}</p>
      <p className="small">
        <a href="/verify">{t("auth.verify.again-title")}</a>
      </p>
    </AccountPage>
  );
};

const AskAgain = async ({ context, next, reply }: Parts) => {
  const { t, actor } = context;
  const state = formState(await readReply(actor, "verify-again", reply), t);
  return (
    <AccountPage context={context} title={t("auth.verify.again-title")} lede={t("auth.verify.again-lede")} state={state}>
      <Form action="/verify/again/submit">
        <Next next={next} />
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
          <Button kind="main">{t("auth.verify.again-button")}</Button>
        </div>
      </Form>
    </AccountPage>
  );
};

export default async function Verify({ searchParams }: Props) {
  const parts = {
    context: await pageContext(),
    next: nextPath(await searchValue(searchParams, "next")),
    reply: await searchValue(searchParams, "reply"),
  };
  const token = await searchValue(searchParams, "token");
  return token ? <Confirm {...parts} token={token} /> : <AskAgain {...parts} />;
}
