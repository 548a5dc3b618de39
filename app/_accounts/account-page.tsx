import type { ReactNode } from "react";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Note } from "#app/_ui/note.tsx";
import type { FormState } from "../_edge/form-state.ts";
import type { PageContext } from "../_edge/page-context.ts";
import type { Place } from "../_shell/navigation.ts";
import { Shell } from "../_shell/shell.tsx";
import "./accounts.css";

/** A page with one question: heading, what stands in the way, what was done, the form. */
export const AccountPage = ({
  context,
  current,
  back,
  title,
  lede,
  said,
  state,
  children,
}: {
  readonly context: PageContext;
  readonly current?: Place;
  /** The way up, where there is one. */
  readonly back?: ReactNode;
  readonly title: string;
  readonly lede?: string;
  /** What happened before; shown once, under the heading. */
  readonly said?: string | undefined;
  readonly state?: FormState;
  readonly children: ReactNode;
}) => (
  <Shell context={context} current={current}>
    <div className="accounts">
      {back}
      <ErrorSummary title={context.t("common.problem")} items={state?.summary ?? []} />
      <h1>{title}</h1>
      {said ? (
        <div role="status">
          <Note icon="tick">
            <strong>{said}</strong>
          </Note>
        </div>
      ) : null}
      {lede ? <p className="lede">{lede}</p> : null}
      {children}
    </div>
  </Shell>
);

/** The page to go on to travels with the form. */
export const Next = ({ next }: { readonly next: string | null }) =>
  next ? <input type="hidden" name="next" value={next} /> : null;
