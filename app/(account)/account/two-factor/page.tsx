import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage, Next } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { TotpPicture } from "#app/_accounts/totp-picture.tsx";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { type PageContext, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Note } from "#app/_ui/note.tsx";
import { Section } from "#app/_ui/section.tsx";
import { type SecondFactor, secondFactorOf } from "#lib/accounts/own/service.ts";
import { nextPath } from "#lib/auth/next-path.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { currentEnrollee } from "#lib/auth/session.ts";
import { readReply } from "#lib/forms/service.ts";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("auth.factor.title", searchParams);

type Parts = { readonly context: PageContext; readonly state: FormState; readonly next: string | null };

/** Beginning, beginning anew and turning off each ask for the password: an open session alone must not change the factor. */
const PasswordForm = ({
  context: { t },
  state,
  next,
  action,
  button,
}: Parts & { readonly action: string; readonly button: string }) => (
  <Form action={action}>
    <Next next={next} />
    <TextField
      name="current"
      type="password"
      label={t("auth.password.label")}
      error={state.error("current")}
      autoComplete="current-password"
    />
    <div className="actions">
      <Button>{button}</Button>
    </div>
  </Form>
);

const Pending = ({ factor, ...parts }: Parts & { readonly factor: Extract<SecondFactor, { state: "pending" }> }) => {
  const { t } = parts.context;
  return (
    <>
      <Section id="key-title" title={t("auth.factor.key-title")}>
        <p>{t("auth.factor.key-text")}</p>
        <TotpPicture uri={factor.uri} label={t("auth.factor.picture")} />
        <p className="gap-above">
          {t("auth.factor.key")}: <span className="mono accounts-key">{factor.key}</span>
        </p>
        <p className="gap-above">
          <a href={factor.uri}>{t("auth.factor.open")}</a>
        </p>
      </Section>
      <Section id="codes-title" title={t("auth.factor.codes-title")}>
        <p>{t("auth.factor.codes-text")}</p>
        <ul className="accounts-codes gap-above mono">
          {factor.codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </Section>
      <Section id="confirm-title" title={t("auth.factor.confirm-title")}>
        <Form action="/account/two-factor/confirm/submit">
          <Next next={parts.next} />
          <TextField
            name="code"
            label={t("auth.code.label")}
            error={parts.state.error("code")}
            inputMode="numeric"
            autoComplete="one-time-code"
            short
          />
          <div className="actions">
            <Button kind="main">{t("auth.factor.confirm")}</Button>
          </div>
        </Form>
      </Section>
      <Section id="anew-title" title={t("auth.factor.anew")}>
        <PasswordForm {...parts} action="/account/two-factor/start/submit" button={t("auth.factor.anew")} />
      </Section>
    </>
  );
};

const On = (parts: Parts) => {
  const { t } = parts.context;
  return (
    <>
      <p>{t("auth.factor.on")}</p>
      <Section id="off-title" title={t("auth.factor.off-title")}>
        <p>{t("auth.factor.off-text")}</p>
        <PasswordForm {...parts} action="/account/two-factor/stop/submit" button={t("auth.factor.off-button")} />
      </Section>
    </>
  );
};

export default async function TwoFactor({ searchParams }: Props) {
  const context = await pageContext();
  const { t, actor } = context;
  const enrollee = await currentEnrollee();
  const person = isSignedIn(actor) ? actor : enrollee;
  if (!person) redirect("/sign-in?next=%2Faccount%2Ftwo-factor");
  const next = nextPath(await searchValue(searchParams, "next"));
  const state = formState(await readReply(actor, "two-factor", await searchValue(searchParams, "reply")), t);
  const factor = await secondFactorOf(person);
  const parts = { context, state, next };
  return (
    <AccountPage
      context={context}
      current="account"
      back={enrollee ? null : <BackLink href="/account">{t("auth.account.title")}</BackLink>}
      title={t("auth.factor.title")}
      state={state}
    >
      {enrollee ? (
        <Note>
          <strong>{t("auth.factor.needed")}</strong>
        </Note>
      ) : null}
      {factor.state === "on" ? null : <p className="lede">{t("auth.factor.lede")}</p>}
      {factor.state === "off" ? (
        <PasswordForm {...parts} action="/account/two-factor/start/submit" button={t("auth.factor.start")} />
      ) : null}
      {factor.state === "pending" ? <Pending {...parts} factor={factor} /> : null}
      {factor.state === "on" ? <On {...parts} /> : null}
      {enrollee ? (
        <Form action="/sign-out/submit">
          <div className="actions">
            <Button kind="plain">{t("auth.sign-out.button")}</Button>
          </div>
        </Form>
      ) : null}
    </AccountPage>
  );
}
