import type { Metadata } from "next";
import { cookies } from "next/headers";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { feedAddress, NEW_FEED } from "#app/_accounts/new-feed-cookie.ts";
import { pageContext, signedInPage } from "#app/_edge/page-context.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Form } from "#app/_ui/form.tsx";
import { isToken } from "#lib/calendar-feeds/feed.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("calendar.page.new-title") };
}

/** Shows the address as long as the browser has it, which is two minutes or until somebody says that they have it. */
export default async function MadeFeed() {
  const context = await signedInPage("/account/calendar");
  const { t } = context;
  const token = (await cookies()).get(NEW_FEED)?.value ?? "";
  const address = isToken(token) ? feedAddress(token) : null;
  return (
    <AccountPage
      context={context}
      current="account"
      back={<BackLink href="/account/calendar">{t("calendar.page.title")}</BackLink>}
      title={t("calendar.page.new-title")}
      lede={t(address ? "calendar.page.new-lede" : "calendar.page.new-gone")}
    >
      {address ? (
        <>
          <p>
            {t("calendar.page.new-label")}: <code className="mono accounts-key">{address}</code>
          </p>
          <p>
            <CopyButton
              text={address}
              label={t("calendar.page.new-copy")}
              copied={t("calendar.page.new-copied")}
              failed={t("calendar.page.new-not-copied")}
            />
          </p>
          <p>
            <a href={address.replace(/^https?:/, "webcal:")}>{t("calendar.page.new-open")}</a>
          </p>
          <p className="small quiet">{t("calendar.page.new-how")}</p>
          <p className="small quiet">{t("calendar.page.new-rhythm")}</p>
          <Form action="/account/calendar/made/submit">
            <div className="actions">
              <Button kind="main">{t("calendar.page.new-done")}</Button>
            </div>
          </Form>
        </>
      ) : null}
    </AccountPage>
  );
}
