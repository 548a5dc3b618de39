import type { ReactNode } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import type { Plan } from "#lib/planning/plan.ts";
import type { PickerProps } from "./picker-month.tsx";

const bold = (chunks: ReactNode) => <strong>{chunks}</strong>;

/** How long one failover takes the VPSs of the pair off. */
const failoverMinutes = ({ steps }: Plan): number =>
  steps.flatMap(({ kind, down }) => (kind === "failover" && down.who !== "nobody" ? (down.minutes ?? 0) : []))[0] ?? 0;

/** The path ends with the roles swapped: whether one more failover puts them back changes how long the upgrade takes. */
export const FailbackQuestion = ({
  subject,
  hrefOf,
}: Pick<PickerProps, "subject"> & {
  /** Where the other answer leads. */
  readonly hrefOf: (failback: boolean) => string;
}) => {
  if (!subject.failbackOffered) return null;
  const { installation, failback, speaker, plan } = subject;
  const { hosts } = installation;
  const primary = hosts.find(({ role }) => role === "primary")?.name ?? "";
  const secondary = hosts.find(({ role }) => role === "secondary")?.name ?? "";
  const words = { primary: secondary, secondary: primary, minutes: failoverMinutes(plan), b: bold };
  return (
    <div className="note failback">
      <Icon name="swap" />
      <p>
        {speaker.t.rich(failback ? "picker.failback.with" : "picker.failback.without", words)}{" "}
        <a href={hrefOf(!failback)}>{speaker.t(failback ? "picker.failback.remove" : "picker.failback.add")}</a>
      </p>
    </div>
  );
};
