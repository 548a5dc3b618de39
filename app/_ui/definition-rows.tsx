import type { ReactNode } from "react";

export type Answer = {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /**
   * `hidden` completes the link for those who hear it alone: "Change" + " the slot". With `form`, the id of a form of the
   * page, that form is sent with the address as its field `go`, so that what was typed into it can be kept.
   */
  readonly change?:
    | { readonly href: string; readonly label: string; readonly hidden: string; readonly form?: string }
    | undefined;
};

const Change = ({ href, label, hidden, form }: NonNullable<Answer["change"]>) => {
  const text = (
    <>
      {label}
      <span className="hidden-text"> {hidden}</span>
    </>
  );
  if (form === undefined) return <a href={href}>{text}</a>;
  return (
    <button type="submit" form={form} name="go" value={href} className="link-button link-button-row">
      {text}
    </button>
  );
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
            <Change {...change} />
          </dd>
        ) : null}
      </div>
    ))}
  </dl>
);
