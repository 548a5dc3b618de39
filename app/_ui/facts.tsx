import clsx from "clsx";
import type { ReactNode } from "react";

export type Fact = {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly small?: ReactNode;
  /** A question about it, after everything else. */
  readonly why?: ReactNode;
  /** Somebody is offline: the only use of the warm colour. */
  readonly off?: boolean;
};

/** A ruled strip, the answer large, the question small. At most four. */
export const Facts = ({ items, tight = false }: { readonly items: readonly Fact[]; readonly tight?: boolean }) => (
  <dl className={clsx("facts", tight && "tight", items.length < 4 && `facts-${items.length}`)}>
    {items.map(({ label, value, small, why, off }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list that is never reordered
      <div key={i}>
        <dt>{label}</dt>
        <dd className={off ? "off" : undefined}>
          {value}
          {small ? <small>{small}</small> : null}
          {why}
        </dd>
      </div>
    ))}
  </dl>
);
