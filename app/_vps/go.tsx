import type { ReactNode } from "react";
import { type SheetQuery, sheetPairs, withPairs } from "./sheet-query.ts";

/** Leads to the same sheet with something changed: a link where it is stored, a button that sends it along where it is not. */
export type Go = (props: { readonly to: SheetQuery; readonly children: ReactNode; readonly describedby?: string }) => ReactNode;

/** By links below `path`. */
export const linksBelow =
  (path: string): Go =>
  ({ to, children }) => <a href={withPairs(path, sheetPairs(to))}>{children}</a>;

/** By buttons of the form around; the field `go` says where to. */
export const goByButton: Go = ({ to, children }) => (
  <button type="submit" className="link-button link-button-row" name="go" value={`list?${sheetPairs(to)}`}>
    {children}
  </button>
);
