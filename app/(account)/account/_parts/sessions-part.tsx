import type { PageContext } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { agoOf } from "#lib/accounts/own/ago.ts";
import type { OpenSession } from "#lib/accounts/own/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";

type Props = { readonly context: PageContext; readonly sessions: readonly OpenSession[] };

export function SessionsPart({ context: { t }, sessions }: Props) {
  const now = systemClock();
  const rows = sessions.map(({ id, device, since, here }) => {
    const { unit, count } = agoOf(since, now);
    const name = device ?? t("auth.account.unknown-device");
    return { key: id, cells: [here ? `${name} (${t("auth.account.here")})` : name, t(`auth.account.ago.${unit}`, { count })] };
  });
  const columns = [{ label: t("auth.account.device") }, { label: t("auth.account.since") }];
  return (
    <Section id="sessions-title" title={t("auth.account.sessions")}>
      <Ruled caption={t("auth.account.sessions-caption")} columns={columns} rows={rows} />
      <Form action="/account/sessions/submit" className="gap-above">
        <div className="actions">
          <Button>{t("auth.account.elsewhere-button")}</Button>
        </div>
      </Form>
    </Section>
  );
}
