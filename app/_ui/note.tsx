import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** Something to know, between two thin rules. Begin with a `<strong>` sentence. */
export const Note = ({ icon = "info", children }: { readonly icon?: IconName; readonly children: ReactNode }) => (
  <div className="note">
    <Icon name={icon} />
    <div>{children}</div>
  </div>
);
