import type { Metadata } from "next";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { deskPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { CHANGE_VIEW_FORM } from "#app/_review/view-fields.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { SavedView } from "#lib/bookings/saved-views/saved-view.ts";
import { savedViews } from "#lib/bookings/saved-views/service.ts";
import { readReply } from "#lib/forms/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import "#app/_review/queue.css";

type Props = { readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("desk.views.title") };
}

type OneView = { readonly t: Translate; readonly view: SavedView; readonly form: FormState };

const submitOf = ({ id }: SavedView): string => `/desk/queue/views/${encodeURIComponent(id)}/submit`;

/** One button, one act: a form each, so that they work without scripts. */
const Act = ({ t, view, act }: Omit<OneView, "form"> & { readonly act: "first" | "not-first" | "remove" }) => (
  <Form action={submitOf(view)}>
    <input type="hidden" name="act" value={act} />
    <button type="submit" className="link-button">
      {t(`desk.views.act.${act}`)} <span className="hidden-text">{view.name}</span>
    </button>
  </Form>
);

const OneView = ({ t, view, form }: OneView) => (
  <li>
    <h2>
      <a href={`/desk/queue?${view.query}`}>{view.name}</a>
    </h2>
    {view.opensFirst ? <p className="small quiet">{t("desk.views.opens-first")}</p> : null}
    <Form action={submitOf(view)} className="saved-views-rename">
      <input type="hidden" name="act" value="rename" />
      <TextField
        name="name"
        id={`name-${view.id}`}
        label={t("desk.views.name")}
        value={form.failed ? form.value("name") : view.name}
        error={form.error("name")}
        autoComplete="off"
      />
      <Button small>{t("desk.views.act.rename")}</Button>
    </Form>
    <div className="saved-views-acts">
      <Act t={t} view={view} act={view.opensFirst ? "not-first" : "first"} />
      <Act t={t} view={view} act="remove" />
    </div>
  </li>
);

/** The views that somebody keeps of the queue: their names, which one opens first, and the way to be rid of one. */
export default async function ViewsPage({ searchParams }: Props) {
  const context = await deskPage("/desk/queue/views");
  const { t, actor } = context;
  const reply = await readReply(actor, CHANGE_VIEW_FORM, await searchValue(searchParams, "reply"));
  const [form, none] = [formState(reply, t), formState({ values: {}, errors: [], sealed: null }, t)];
  const asked = await searchValue(searchParams, "view");
  const views = await savedViews(actor);
  const summary = form.summary.map(({ text, href }) => ({ text, href: href === "#name" && asked ? `#name-${asked}` : href }));
  return (
    <Shell context={context} current="queue">
      <ErrorSummary title={t("common.problem")} items={summary} />
      <BackLink href="/desk/queue?view=waiting">{t("desk.queue.title.waiting")}</BackLink>
      <div className="desk-head">
        <h1>{t("desk.views.title")}</h1>
        <p>{t("desk.views.lede")}</p>
      </div>
      <KeptNote reply={reply} t={t} />
      {views.length === 0 ? (
        <p className="lede">{t("desk.views.none")}</p>
      ) : (
        <ul className="saved-views-list">
          {views.map((view) => (
            <OneView key={view.id} t={t} view={view} form={view.id === asked ? form : none} />
          ))}
        </ul>
      )}
    </Shell>
  );
}
