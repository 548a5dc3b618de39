import type { Metadata } from "next";
import { AccountPage } from "#app/_accounts/account-page.tsx";
import { accountTitle } from "#app/_accounts/account-title.ts";
import { FeedPart } from "#app/_accounts/feed-part.tsx";
import { type Search, searchValue, signedInPage } from "#app/_edge/page-context.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { isCustomer } from "#lib/auth/policy.ts";
import { feedKindsOf } from "#lib/calendar-feeds/feed.ts";
import { feedsOf } from "#lib/calendar-feeds/service.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";

type Props = { readonly searchParams: Search };

export const generateMetadata = ({ searchParams }: Props): Promise<Metadata> => accountTitle("calendar.page.title", searchParams);

export default async function CalendarFeeds({ searchParams }: Props) {
  const context = await signedInPage("/account/calendar");
  const { t, actor, locale } = context;
  const feeds = await feedsOf(actor);
  const reader = { zone: (await currentPolicy()).zone, locale, now: systemClock() };
  const stopped = (await searchValue(searchParams, "said")) === "stopped";
  const organization = isCustomer(actor) ? actor.organizationName : "";
  return (
    <AccountPage
      context={context}
      current="account"
      back={<BackLink href="/account">{t("auth.account.title")}</BackLink>}
      title={t("calendar.page.title")}
      said={stopped ? t("calendar.page.saved.stopped") : undefined}
      lede={t("calendar.page.lede")}
    >
      <p>{t("calendar.page.secret")}</p>
      {feedKindsOf(actor).map((kind) => (
        <FeedPart
          key={kind}
          kind={kind}
          feed={feeds.find((one) => one.kind === kind)}
          organization={organization}
          t={t}
          reader={reader}
        />
      ))}
      {feeds.length > 0 ? <p className="small quiet gap-above">{t("calendar.page.replace-text")}</p> : null}
    </AccountPage>
  );
}
