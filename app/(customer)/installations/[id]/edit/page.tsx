import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { AnswersList } from "#app/_installations/answers-list.tsx";
import { checkErrors } from "#app/_installations/check-errors.ts";
import { answersShown, questionHref, type Way } from "#app/_installations/setup.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Note } from "#app/_ui/note.tsx";
import { readReply } from "#lib/forms/service.ts";
import { leavingHosts } from "#lib/installations/change.ts";
import { hostKey, type Installation } from "#lib/installations/installation.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { contentOf, type DraftData, type Question } from "#lib/installations/setup/draft.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "#app/_installations/installations.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const FORM = "installation-change";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t, actor } = await pageContext();
  const title = t("installations.edit.title");
  const { errors } = await readReply(actor, FORM, await searchValue(searchParams, "reply"));
  return { title: errors.length > 0 ? t("common.error-title", { title }) : title };
}

const NAMED = 10;

/** Whose checklist answers go with the change, said before it is made. */
const Leaving = ({
  installation,
  data,
  t,
}: {
  readonly installation: Installation;
  readonly data: DraftData;
  readonly t: Translate;
}) => {
  const content = contentOf(data);
  const keys = new Set(content.ok ? leavingHosts(installation, content.value) : []);
  if (keys.size === 0) return null;
  const names = installation.hosts.map(({ name }) => name).filter((name) => keys.has(hostKey(name)));
  return (
    <div className="setup-note">
      <Note icon="alert">
        {t.rich("installations.edit.leaving", {
          hosts: names.slice(0, NAMED).join(", "),
          more: Math.max(0, names.length - NAMED),
          b: (chunks) => <strong>{chunks}</strong>,
        })}
      </Note>
    </div>
  );
};

/** What an installation says, and the way to change each part; nothing changes before it is saved. */
export default async function EditPage({ params, searchParams }: Props) {
  const { id } = await params;
  const draft = await searchValue(searchParams, "draft");
  const way: Way = { kind: "edit", id };
  const context = await customerPage(questionHref(way, "check", draft ?? null));
  const { t, actor } = context;
  const found = await findInstallation(actor, id);
  if (!found.ok) notFound();
  const { data, kept } = await answersShown(actor, way, { draft, plan: "", question: "check" });
  const reply = await readReply(actor, FORM, await searchValue(searchParams, "reply"));
  const hrefOf = (question: Question): string => questionHref(way, question, kept?.id ?? null);
  const wrong = reply.errors.length > 0 ? checkErrors(data, t, hrefOf) : [];
  return (
    <Shell context={context} current="installations">
      <BackLink href={`/installations/${id}`}>{found.value.name}</BackLink>
      <ErrorSummary title={t("common.problem")} items={wrong.length > 0 ? wrong : formState(reply, t).summary} />
      <KeptNote reply={reply} t={t} />
      <div className="setup-head">
        <h1>{t("installations.edit.title")}</h1>
        {kept ? <p className="lede">{t("installations.edit.unsaved")}</p> : null}
      </div>
      <Leaving installation={found.value} data={data} t={t} />
      <AnswersList data={data} t={t} now={systemClock()} hrefOf={hrefOf} />
      {kept ? (
        <Form action={`/installations/${id}/edit/submit`} className="setup-save">
          <input type="hidden" name="draft" value={kept.id} />
          <div className="actions">
            <Button kind="main">{t("installations.edit.save")}</Button>
            <LinkButton href={`/installations/${id}`}>{t("installations.edit.keep")}</LinkButton>
          </div>
        </Form>
      ) : null}
    </Shell>
  );
}
