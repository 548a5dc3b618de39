import clsx from "clsx";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export type Mark = "tick" | "half" | "ring" | "cross" | "pause" | "flag";

/** `needs` is the solid tag, for the one who reads: nothing else on a page may compete with it. */
export type Tone = "needs" | "run" | "off" | "bad" | "todo";

/** A state: first a word; the mark repeats it in shape, the tone only supports it. */
export const State = ({
  mark,
  tone,
  children,
}: {
  readonly mark?: Mark | undefined;
  readonly tone?: Tone | undefined;
  readonly children: ReactNode;
}) => (
  <span className={clsx("state", tone && `state-${tone}`)}>
    {mark && tone !== "needs" ? <Icon name={mark} small /> : null}
    {children}
  </span>
);
