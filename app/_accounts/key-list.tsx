import { Ruled } from "#app/_ui/table.tsx";
import { agoOf } from "#lib/accounts/own/ago.ts";
import type { KnownKey } from "#lib/api-keys/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { day, type Reader } from "#lib/time/format.ts";
import { keyHref } from "./key-fields.ts";

type Props = { readonly keys: readonly KnownKey[]; readonly t: Translate; readonly reader: Reader };

const COLUMNS = ["name", "key", "may", "until", "last-used", "revoke"] as const;

/** One's own keys: what tells them apart, what they may, how long, and when they were used. */
export const KeyList = ({ keys, t, reader }: Props) => {
  const used = (moment: number): string => {
    const { unit, count } = agoOf(moment, reader.now);
    return t(`auth.account.ago.${unit}`, { count });
  };
  const until = ({ expires }: KnownKey): string =>
    expires > reader.now ? day(expires, reader) : t("keys.expired", { day: day(expires, reader) });
  const rows = keys.map((key) => ({
    key: key.id,
    cells: [
      key.name,
      <span key="prefix" className="mono">
        {key.prefix}…
      </span>,
      t(`keys.scope.${key.scope}`),
      until(key),
      key.lastUsed === null ? t("keys.never") : used(key.lastUsed),
      <a key="revoke" href={`${keyHref(key.id)}/revoke`} aria-label={t("keys.revoke-of", { name: key.name })}>
        {t("keys.revoke")}
      </a>,
    ],
  }));
  return <Ruled caption={t("keys.caption")} columns={COLUMNS.map((name) => ({ label: t(`keys.${name}`) }))} rows={rows} />;
};
