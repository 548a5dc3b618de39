import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** Up one level, on top of a page. */
export const BackLink = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <a className="back" href={href}>
    <Icon name="arrow-left" small />
    {children}
  </a>
);
