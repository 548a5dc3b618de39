import { Fragment } from "react";

/** A sentence of the document: what stands between backquotes is code. */
export const Said = ({ text }: { readonly text: string }) =>
  text.split("`").map((part, n) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence that is never reordered
    n % 2 === 1 ? <code key={n}>{part}</code> : <Fragment key={n}>{part}</Fragment>,
  );

/** Paragraphs of the document, which is in English whatever the page's language. */
export const Paragraphs = ({ texts }: { readonly texts: readonly string[] }) => (
  <div className="prose" lang="en">
    {texts.map((text) => (
      <p key={text}>
        <Said text={text} />
      </p>
    ))}
  </div>
);
