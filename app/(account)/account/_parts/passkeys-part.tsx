import { PasskeyElsewhere } from "#app/_accounts/passkey-elsewhere.tsx";
import type { PageContext } from "#app/_edge/page-context.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { agoOf } from "#lib/accounts/own/ago.ts";
import { PASSKEYS_MAX, type Passkey } from "#lib/accounts/passkeys/service.ts";
import type { PasskeyPlace } from "#lib/auth/passkeys/place.ts";
import { systemClock } from "#lib/time/system-clock.ts";

type Props = {
  readonly context: PageContext;
  readonly passkeys: readonly Passkey[];
  readonly place: PasskeyPlace;
};

const List = ({ context: { t }, passkeys }: Omit<Props, "place">) => {
  const now = systemClock();
  const ago = (moment: number): string => {
    const { unit, count } = agoOf(moment, now);
    return t(`auth.account.ago.${unit}`, { count });
  };
  const columns = [{ label: t("passkeys.name") }, { label: t("passkeys.added") }, { label: t("passkeys.last-used") }];
  const rows = passkeys.map(({ id, name, added, lastUsed }) => ({
    key: id,
    cells: [
      <a key="name" href={`/account/passkeys/${id}`}>
        {name || t("passkeys.unnamed")}
      </a>,
      ago(added),
      lastUsed === null ? t("passkeys.never") : ago(lastUsed),
    ],
  }));
  return <Ruled caption={t("passkeys.caption")} columns={columns} rows={rows} />;
};

const Add = ({ context: { t }, passkeys, place }: Props) => {
  if (place.kind !== "here") return <PasskeyElsewhere place={place} path="/account" t={t} />;
  if (passkeys.length >= PASSKEYS_MAX) return <p className="small quiet">{t("passkeys.full", { count: passkeys.length })}</p>;
  return (
    <>
      <div className="needs-script">
        <LinkButton href="/account/passkeys/new">{t("passkeys.add")}</LinkButton>
      </div>
      <p className="only-without-script small quiet">{t("passkeys.no-script")}</p>
    </>
  );
};

export const PasskeysPart = (props: Props) => (
  <Section id="passkeys-title" title={props.context.t("passkeys.title")}>
    <p>
      {props.context.t("passkeys.lede")} {props.passkeys.length === 0 ? props.context.t("passkeys.none") : null}
    </p>
    {props.passkeys.length > 0 ? (
      <div className="gap-above">
        <List {...props} />
      </div>
    ) : null}
    <div className="gap-above">
      <Add {...props} />
    </div>
  </Section>
);
