import { Icon } from "#app/_ui/icon.tsx";

/** What was done a moment ago, on the page that comes after it. */
export const DoneLine = ({ text }: { readonly text: string | null }) =>
  text ? (
    <p className="done-line" role="status">
      <Icon name="tick" />
      {text}
    </p>
  ) : null;
