import clsx from "clsx";
import type { ReactNode } from "react";

/**
 * A plain form that works without scripts. `onceKey` travels with it, so that two clicks are one act; give it to every form
 * that creates something. The browser's own bubbles are off: faults come back from the server, all at once.
 */
export const Form = ({
  action,
  method = "post",
  onceKey,
  className,
  id,
  upload = false,
  children,
}: {
  readonly action: string;
  readonly method?: "get" | "post";
  readonly onceKey?: string;
  readonly className?: string;
  readonly id?: string;
  /** The form has a field for a file. */
  readonly upload?: boolean;
  readonly children: ReactNode;
}) => (
  <form
    action={action}
    method={method}
    encType={upload ? "multipart/form-data" : undefined}
    noValidate
    className={clsx("form", className)}
    id={id}
  >
    {onceKey ? <input type="hidden" name="key" value={onceKey} /> : null}
    {children}
  </form>
);
