import clsx from "clsx";
import type { ReactNode } from "react";

type Kind = "main" | "danger" | "plain";

type Look = { readonly kind?: Kind; readonly small?: boolean };

const classOf = ({ kind, small }: Look): string => clsx("button", kind && `button-${kind}`, small && "button-small");

/** Sends its form. Say why nothing can be done in the text beside it; it is never disabled. */
export const Button = ({
  kind,
  small,
  children,
  ...rest
}: Look & {
  readonly children: ReactNode;
  readonly name?: string;
  readonly value?: string;
  readonly id?: string;
  readonly formAction?: string;
  readonly formMethod?: "get" | "post";
  readonly "aria-describedby"?: string;
}) => (
  <button type="submit" className={classOf({ kind, small })} {...rest}>
    {children}
  </button>
);

/** Leads somewhere and looks like a button. A plain link: pages are asked for when somebody goes there, not before. */
export const LinkButton = ({
  kind,
  small,
  href,
  children,
  ...rest
}: Look & {
  readonly href: string;
  readonly children: ReactNode;
  readonly download?: boolean;
  readonly "aria-describedby"?: string;
}) => (
  <a href={href} className={classOf({ kind, small })} {...rest}>
    {children}
  </a>
);
