/** What the marks of the picture mean. Hidden from assistive technology, to which the picture is told in words. */
export const TimelineKey = ({
  runs,
  work,
  off,
  open,
  reduced,
}: {
  readonly runs: string;
  readonly work: string;
  readonly off: string;
  /** Given where the picture has an end that nobody knows. */
  readonly open?: string | undefined;
  /** Given where the picture has stretches with less redundancy. */
  readonly reduced?: string | undefined;
}) => (
  <ul className="key" aria-hidden="true">
    <li>
      <svg viewBox="0 0 28 16" className="tl" aria-hidden="true">
        <line x1="0" x2="28" y1="8" y2="8" className="tl-serve" />
      </svg>
      {runs}
    </li>
    <li>
      <svg viewBox="0 0 28 16" className="tl" aria-hidden="true">
        <rect x=".5" y="1.5" width="27" height="13" className="tl-bar" />
      </svg>
      {work}
    </li>
    <li>
      <svg viewBox="0 0 28 16" className="tl" aria-hidden="true">
        <rect width="28" height="16" className="tl-band" />
        <rect width="28" height="16" fill="url(#hatch)" />
        <path d="M.5 0v16M27.5 0v16" className="tl-band-edge" />
      </svg>
      {off}
    </li>
    {open ? (
      <li>
        <svg viewBox="0 0 28 16" className="tl" aria-hidden="true">
          <rect width="17" height="16" className="tl-band" />
          <rect width="17" height="16" fill="url(#hatch)" />
          <path d="M.5 0v16" className="tl-band-edge" />
          <path d="M17 0v16" className="tl-band-edge tl-open" />
          <line x1="17" x2="28" y1="8" y2="8" className="tl-serve tl-unsure" />
        </svg>
        {open}
      </li>
    ) : null}
    {reduced ? (
      <li>
        <svg viewBox="0 0 28 16" className="tl" aria-hidden="true">
          <path d="M2.5 5v5.5h23v-5.5" className="tl-reduced" />
        </svg>
        {reduced}
      </li>
    ) : null}
  </ul>
);
