import type { ReactNode } from "react";

export type Answer = {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** `hidden` completes the link for those who hear it alone: "Change" + " the slot". */
  readonly change?: { readonly href: string; readonly label: string; readonly hidden: string } | undefined;
};

/** Check your answers: what was asked, what was said, and the way to change it. */
export const Answers = ({ items }: { readonly items: readonly Answer[] }) => (
  <dl className="answers">
    {items.map(({ label, value, change }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list that is never reordered
      <div key={i}>
        <dt>{label}</dt>
        <dd>{value}</dd>
        {change ? (
          <dd className="answer-change">
            <a href={change.href}>
              {change.label}
              <span className="hidden-text"> {change.hidden}</span>
            </a>
          </dd>
        ) : null}
      </div>
    ))}
  </dl>
);
