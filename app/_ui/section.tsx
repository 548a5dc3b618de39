import type { ReactNode } from "react";

/** A part of a page: opens with the strong rule, its heading on it, `aside` quiet at the other end. */
export const Section = ({
  id,
  title,
  aside,
  children,
}: {
  readonly id: string;
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) => (
  <section className="section" aria-labelledby={id}>
    <div className="section-head">
      <h2 id={id}>{title}</h2>
      {aside ? <p className="small quiet">{aside}</p> : null}
    </div>
    {children}
  </section>
);
