import type { ReactNode } from "react";

export type Task = {
  /** Absent where the task cannot be started yet: it is then plain text. */
  readonly href?: string | undefined;
  readonly title: string;
  readonly line?: ReactNode;
  /** A `<State>`, or plain words for what is done. */
  readonly state: ReactNode;
};

/** Work that spans several visits, in any order; each task is named with a verb. */
export const TaskList = ({ items }: { readonly items: readonly Task[] }) => (
  <ul className="tasks">
    {items.map(({ href, title, line, state }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list that is never reordered
      <li key={i}>
        <div>
          {href ? (
            <a href={href} aria-describedby={`task-${i}-state`}>
              {title}
            </a>
          ) : (
            <span className="quiet">{title}</span>
          )}
          {line ? <small>{line}</small> : null}
        </div>
        <div className="task-state" id={`task-${i}-state`}>
          {state}
        </div>
      </li>
    ))}
  </ul>
);
