import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { SavedView } from "#lib/bookings/saved-views/saved-view.ts";
import type { Translate } from "#lib/messages/translator.ts";

type Props = {
  readonly t: Translate;
  readonly views: readonly SavedView[];
  /** The filter that is being looked at, as its address says it. */
  readonly query: string;
  readonly form: FormState;
};

/** The views that somebody keeps, and a form that keeps the one being looked at. */
export const SavedViews = ({ t, views, query, form }: Props) => (
  <div className="saved-views">
    {views.length === 0 ? null : (
      <nav aria-label={t("desk.views.label")}>
        <ul>
          {views.map((view) => (
            <li key={view.id}>
              <a href={`/desk/queue?${view.query}`} aria-current={view.query === query ? "page" : undefined}>
                {view.name}
              </a>
            </li>
          ))}
          <li>
            <a href="/desk/queue/views">{t("desk.views.manage")}</a>
          </li>
        </ul>
      </nav>
    )}
    {views.some((view) => view.query === query) ? null : (
      <details open={form.failed}>
        <summary>{t("desk.views.save")}</summary>
        <Form action="/desk/queue/views/submit" className="saved-views-form">
          <input type="hidden" name="query" value={query} />
          <TextField
            name="name"
            label={t("desk.views.name")}
            hint={t("desk.views.name-hint")}
            value={form.value("name")}
            error={form.error("name")}
            autoComplete="off"
          />
          <Button small>{t("desk.views.keep")}</Button>
        </Form>
      </details>
    )}
  </div>
);
