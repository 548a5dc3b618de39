import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Note } from "#app/_ui/note.tsx";
import type { MissingTask } from "./missing.ts";

type Props = {
  readonly title: string;
  readonly tasks: readonly MissingTask[];
  /** The form was sent all the same, so this is why nothing came of it. */
  readonly refused: boolean;
  /** The form whose answers are kept when somebody leaves for a task. */
  readonly form?: string;
};

/** What is missing before anything can be sent, each with the way to do it. */
export const MissingNote = ({ title, tasks, refused, form }: Props) => {
  if (tasks.length === 0) return null;
  if (refused) return <ErrorSummary title={title} items={tasks} />;
  return (
    <Note icon="info">
      <p>
        <strong>{title}</strong>
      </p>
      <ul className="missing">
        {tasks.map(({ href, text }) => (
          <li key={text}>
            {form === undefined ? (
              <a href={href}>{text}</a>
            ) : (
              <button type="submit" form={form} name="go" value={href} className="link-button link-button-row">
                {text}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
};
