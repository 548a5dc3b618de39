import type { ReactNode } from "react";
import { Icon } from "#app/_ui/icon.tsx";

/** What was done a moment ago, on the page that comes after it; `children`: what can be done now. Nothing where nothing was done. */
export const DoneLine = ({ text, children }: { readonly text: string | null; readonly children?: ReactNode }) =>
  text ? (
    <div className="done-line">
      <Icon name="tick" />
      <p role="status">{text}</p>
      {children ? <div className="done-line-next">{children}</div> : null}
    </div>
  ) : null;
