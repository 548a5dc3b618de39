"use client";

import { type ReactNode, useState } from "react";

/**
 * Copies `text`, then says so in its own place and to assistive technology. Hidden where scripts are off: show the text
 * itself beside it, in an element of the class `only-without-script`.
 */
export function CopyButton({
  text,
  label,
  copied,
  failed,
  icon,
  small = false,
}: {
  readonly text: string;
  readonly label: string;
  readonly copied: string;
  /** Said where the browser does not allow it. */
  readonly failed: string;
  readonly icon?: ReactNode;
  readonly small?: boolean;
}) {
  const [said, say] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say(copied),
      () => say(failed),
    );
  return (
    <span className="copy needs-script">
      <button type="button" className={small ? "button button-small" : "button"} onClick={copy}>
        {icon}
        <span className="copy-words">
          <span className={said ? "is-away" : undefined}>{label}</span>
          <span className={said ? undefined : "is-away"}>{said || copied}</span>
        </span>
      </button>
      <span className="hidden-text" role="status">
        {said}
      </span>
    </span>
  );
}
