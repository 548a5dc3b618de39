import type { Metadata } from "next";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { type Search, searchValue, signedInPage } from "#app/_edge/page-context.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Checkbox } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { mailSwitchesOf } from "#lib/accounts/own/service.ts";
import { BEFORE } from "#lib/mail/choices.ts";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("mail.choice.title", searchParams);

const REMINDERS: readonly string[] = BEFORE;

export default async function Mails({ searchParams }: Props) {
  const context = await signedInPage("/account/mails");
  const { t, actor } = context;
  const switches = await mailSwitchesOf(actor);
  const side = actor.kind === "customer" ? "customer" : "desk";
  const boxes = (reminders: boolean) =>
    switches
      .filter(({ choice }) => REMINDERS.includes(choice) === reminders)
      .map(({ choice, on }) => (
        <Checkbox key={choice} name="mail" id={choice} value={choice} label={t(`mail.choice.${choice}.${side}`)} checked={on} />
      ));
  return (
    <AccountPage
      context={context}
      current="account"
      back={<BackLink href="/account">{t("auth.account.title")}</BackLink>}
      title={t("mail.choice.title")}
      lede={t("mail.choice.lede")}
      said={(await searchValue(searchParams, "said")) === "saved" ? t("mail.choice.saved") : undefined}
    >
      <Form action="/account/mails/submit">
        <Section id="before-title" title={t("mail.choice.before")}>
          {boxes(true)}
        </Section>
        <Section id="others-title" title={t("mail.choice.others")}>
          {boxes(false)}
        </Section>
        <div className="actions">
          <Button>{t("common.save")}</Button>
        </div>
      </Form>
    </AccountPage>
  );
}
