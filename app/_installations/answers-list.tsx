import { type Answer, Answers } from "#app/_ui/definition-rows.tsx";
import { commonVersion, type DraftData, type DraftHost, type Question } from "#lib/installations/setup/draft.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, time } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { zoneName } from "#lib/time/zone.ts";

/** Hosts shown one by one; of more, the rest is counted. */
const SHOWN = 12;

type Shown = { readonly data: DraftData; readonly now: Instant; readonly t: Translate };

const hostLine = ({ name, role, minutes }: DraftHost, t: Translate): string => {
  const head = [name || t("common.not-given"), role ? t(`planner.role.${role}`) : ""].filter(Boolean).join(", ");
  return minutes === "" ? head : t("installations.check.restarts", { host: head, minutes });
};

const HostList = ({ data, t }: Shown) => (
  <ul className="setup-list">
    {data.hosts.slice(0, SHOWN).map((host, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the order is the customer's, and names may still be missing
      <li key={i}>{hostLine(host, t)}</li>
    ))}
    {data.hosts.length > SHOWN ? <li>{t("installations.check.more", { count: data.hosts.length - SHOWN })}</li> : null}
  </ul>
);

const Versions = ({ data, t }: Shown) => {
  const common = commonVersion(data.hosts);
  if (common !== null) return t("installations.check.all-on", { version: common });
  const known = [...new Set(data.hosts.map(({ version }) => version).filter(Boolean))];
  return (
    <>
      {known.length === 0 ? t("common.not-given") : known.slice(0, SHOWN).join(", ")}
      {known.length > 1 ? <small>{t("installations.check.mixed")}</small> : null}
    </>
  );
};

function zoneLine({ data, now, t }: Shown) {
  const zone = zoneName(data.zone);
  if (zone === null) return t("common.not-given");
  return (
    <>
      {cityOf(zone)}
      <small>{t("installations.check.now", { time: time(now, { zone }), zone })}</small>
    </>
  );
}

const VALUES = {
  name: ({ data, t }: Shown) => data.name || t("common.not-given"),
  layout: ({ data, t }: Shown) => (data.topology ? t(`planner.layout.${data.topology}`) : t("common.not-given")),
  hosts: (shown: Shown) => <HostList {...shown} />,
  versions: (shown: Shown) => <Versions {...shown} />,
  zone: zoneLine,
};

/** The answers with the way to change each; `hrefOf` leads to a question. */
export const AnswersList = ({ hrefOf, ...shown }: Shown & { readonly hrefOf: (question: Question) => string }) => {
  const { t } = shown;
  const row = (question: Question): Answer => ({
    label: t(`installations.check.${question}`),
    value: VALUES[question](shown),
    change: { href: hrefOf(question), label: t("common.change"), hidden: t(`installations.check.hidden.${question}`) },
  });
  return <Answers items={(["name", "layout", "hosts", "versions", "zone"] as const).map(row)} />;
};
