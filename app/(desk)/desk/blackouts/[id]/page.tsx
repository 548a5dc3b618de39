import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Search } from "#app/_edge/page-context.ts";
import { BLACKOUT_FORM, blackoutValues } from "#app/_review/blackout-fields.ts";
import { BlackoutForm } from "#app/_review/blackout-form.tsx";
import { settingsPage, settingsTitle } from "#app/_review/settings-page.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { findBlackout } from "#lib/scheduling/lookup/service.ts";
import { cityOf } from "#lib/time/format.ts";
import "#app/_review/queue.css";
import "#app/_review/settings.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const asked = (id: string, searchParams: Search) => ({
  here: `/desk/blackouts/${encodeURIComponent(id)}`,
  formName: BLACKOUT_FORM,
  searchParams,
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return { title: await settingsTitle("desk.blackouts.change", asked((await params).id, searchParams)) };
}

export default async function BlackoutPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { context, reader, reply, form } = await settingsPage(asked(id, searchParams));
  const { t, actor } = context;
  const found = await findBlackout(actor, id);
  if (!found.ok) notFound();
  return (
    <Shell context={context} current="blackouts">
      <BackLink href="/desk/blackouts">{t("desk.blackouts.title")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="desk-head">
        <h1>{t("desk.blackouts.change")}</h1>
      </div>
      <BlackoutForm
        t={t}
        action={`/desk/blackouts/${id}/submit`}
        shown={blackoutValues(found.value, reader.zone)}
        reply={reply}
        form={form}
        city={cityOf(reader.zone)}
        button={t("desk.blackouts.change-button")}
      />
    </Shell>
  );
}
