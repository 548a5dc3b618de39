import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { formState } from "#app/_edge/form-state.ts";
import { deskPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { DoneLine } from "#app/_review/done-line.tsx";
import { POLICY_FORM, policyValues, readPolicy as readFields } from "#app/_review/policy-fields.ts";
import { PolicyForm } from "#app/_review/policy-form.tsx";
import { PreviewOfPolicy } from "#app/_review/policy-preview.tsx";
import { policyLines } from "#app/_review/policy-words.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import type { Staff } from "#lib/auth/actor.ts";
import { type FormReply, NO_REPLY, wasInterrupted } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import { readPolicy } from "#lib/scheduling/desk/service.ts";
import { policyHistory } from "#lib/scheduling/lookup/service.ts";
import type { PolicyPreview } from "#lib/scheduling/preview/preview.ts";
import { previewChange } from "#lib/scheduling/preview/service.ts";
import { cityOf } from "#lib/time/format.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "#app/_review/queue.css";
import "#app/_review/settings.css";

type Props = { readonly searchParams: Search };

/** Changes that the page shows; older ones are in the audit trail. */
const SHOWN = 20;

const replyOf = cache(async (id: string | undefined) => {
  const { actor } = await pageContext();
  return id === undefined ? NO_REPLY : readReply(actor, POLICY_FORM, id);
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const title = t("desk.policy.title");
  const reply = await replyOf(await searchValue(searchParams, "reply"));
  return { title: reply.errors.length > 0 ? t("common.error-title", { title }) : title };
}

/** What the kept form would change, where its sender asked to see that first. */
async function previewOf(actor: Staff, search: Search, { values, errors }: FormReply): Promise<PolicyPreview | null> {
  if ((await searchValue(search, "preview")) !== "yes" || errors.length > 0) return null;
  const read = readFields(values);
  const preview = "change" in read ? await previewChange(actor, read.change) : null;
  return preview?.ok ? preview.value : null;
}

const SAVED: readonly (string | undefined)[] = ["changed", "same"];

/** The rules of the start, the desk's zone and its estimates, and how they came to be what they are. */
export default async function PolicyPage({ searchParams }: Props) {
  const context = await deskPage("/desk/policy");
  const { t, actor, locale } = context;
  const policy = await readPolicy(actor);
  // One more than is shown, to say what the last one changed.
  const history = await policyHistory(actor, SHOWN + 1);
  if (!policy.ok || !history.ok) notFound();
  const reply = await replyOf(await searchValue(searchParams, "reply"));
  const saved = await searchValue(searchParams, "saved");
  const form = formState(reply, t);
  const preview = await previewOf(actor, searchParams, reply);
  const now = systemClock();
  const { zone } = policy.value;
  const lines = policyLines(history.value, { zone, locale, now }, t).slice(0, SHOWN);
  const columns = ["when", "by", "what"].map((name) => ({ label: t(`desk.policy.history.${name}`, { city: cityOf(zone) }) }));
  return (
    <Shell context={context} current="policy">
      <DoneLine text={SAVED.includes(saved) ? t(`desk.policy.saved.${saved}`) : null} />
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      {preview ? null : <KeptNote reply={reply} t={t} />}
      <div className="desk-head">
        <h1>{t("desk.policy.title")}</h1>
        <p>{t("desk.policy.lede")}</p>
      </div>
      {preview ? <PreviewOfPolicy preview={preview} t={t} reader={{ zone, locale, now }} /> : null}
      <PolicyForm t={t} shown={policyValues(policy.value)} form={form} sent={form.failed || wasInterrupted(reply)} now={now} />
      <Section id="history" title={t("desk.policy.history.title")}>
        <Ruled
          className="settings"
          caption={t("desk.policy.history.title")}
          columns={columns}
          rows={lines.map(({ key, when, by, changes }) => ({
            key,
            cells: [
              when,
              by,
              changes.map((change) => (
                <span key={change} className="settings-line">
                  {change}
                </span>
              )),
            ],
          }))}
        />
      </Section>
    </Shell>
  );
}
