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
  children,
}: {
  readonly action: string;
  readonly method?: "get" | "post";
  readonly onceKey?: string;
  readonly className?: string;
  readonly id?: string;
  readonly children: ReactNode;
}) => (
  <form action={action} method={method} noValidate className={clsx("form", className)} id={id}>
    {onceKey ? <input type="hidden" name="key" value={onceKey} /> : null}
    {children}
  </form>
);
