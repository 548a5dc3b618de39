import { Button } from "#app/_ui/button.tsx";
import { Answers } from "#app/_ui/definition-rows.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { agoOf } from "#lib/accounts/own/ago.ts";
import type { FeedKind, KnownFeed } from "#lib/calendar-feeds/feed.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { day, type Reader } from "#lib/time/format.ts";

type Props = {
  readonly kind: FeedKind;
  readonly feed: KnownFeed | undefined;
  readonly organization: string;
  readonly t: Translate;
  readonly reader: Reader;
};

const Facts = ({ feed, t, reader }: { readonly feed: KnownFeed; readonly t: Translate; readonly reader: Reader }) => {
  const { unit, count } = agoOf(feed.lastUsed ?? reader.now, reader.now);
  const used = feed.lastUsed === null ? t("calendar.page.never") : t(`auth.account.ago.${unit}`, { count });
  return (
    <Answers
      items={[
        { label: t("calendar.page.made"), value: day(feed.made, reader) },
        { label: t("calendar.page.last-used"), value: used },
      ]}
    />
  );
};

/** One calendar to subscribe to: what is in it, whether it has an address, and what can be done about that. */
export const FeedPart = ({ kind, feed, organization, t, reader }: Props) => {
  const title = t(`calendar.page.kind.${kind}.title`, { organization });
  return (
    <Section id={`feed-${kind}`} title={title}>
      <p>
        {t(`calendar.page.kind.${kind}.text`)} {feed ? null : <span className="quiet">{t("calendar.page.none")}</span>}
      </p>
      {feed ? (
        <div className="gap-above">
          <Facts feed={feed} t={t} reader={reader} />
        </div>
      ) : null}
      <Form action="/account/calendar/submit" className="gap-above">
        <input type="hidden" name="kind" value={kind} />
        <div className="actions">
          <Button kind={feed ? undefined : "main"} name="act" value="make" aria-describedby={`feed-${kind}`}>
            {t(feed ? "calendar.page.replace" : "calendar.page.make")}
          </Button>
          {feed ? (
            <Button kind="danger" name="act" value="stop" aria-describedby={`feed-${kind}`}>
              {t("calendar.page.stop")}
            </Button>
          ) : null}
        </div>
      </Form>
    </Section>
  );
};
