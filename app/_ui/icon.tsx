const DRAWINGS = {
  "arrow-left": <path d="M10 13 5 8l5-5" />,
  "arrow-right": <path d="m6 3 5 5-5 5" />,
  tick: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  ring: <circle cx="8" cy="8" r="5.5" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.4 1.6" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.4v3.4M8 5.1v.1" />
    </>
  ),
  alert: (
    <>
      <path d="M8 2.3 14.3 13.2H1.7z" />
      <path d="M8 6.6v3M8 11.4v.1" />
    </>
  ),
  swap: <path d="M3 5.5h9M9.5 3 12 5.5 9.5 8M13 10.5H4M6.5 8 4 10.5 6.5 13" />,
  off: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m4 12 8-8" />
    </>
  ),
  key: (
    <>
      <circle cx="5.2" cy="10.8" r="2.7" />
      <path d="m7.2 8.8 6-6M10.6 5.4l2 2" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
      <path d="M10.5 5.5v-3h-8v8h3" />
    </>
  ),
  link: <path d="M6.8 9.2 9.2 6.8M7.2 4.8l1.6-1.6a2.8 2.8 0 0 1 4 4l-1.6 1.6M8.8 11.2l-1.6 1.6a2.8 2.8 0 0 1-4-4l1.6-1.6" />,
  globe: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c2 1.7 2.8 3.7 2.8 6S10 12.3 8 14c-2-1.7-2.8-3.7-2.8-6S6 3.7 8 2z" />
    </>
  ),
  down: <path d="m3.5 6 4.5 4.5L12.5 6" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  flag: <path d="M4 14V2.5h8l-2 3 2 3H4" />,
};

export type IconName = keyof typeof DRAWINGS;

/** A drawing beside a word, never instead of one: it is hidden from assistive technology. */
export const Icon = ({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) => (
  <svg className={small ? "icon icon-16" : "icon"} viewBox="0 0 16 16" aria-hidden="true">
    <use href={`#i-${name}`} />
  </svg>
);

/** What `Icon` and the drawings of downtime refer to; stands once in the page, before everything else. */
export const Sprite = () => (
  <svg className="sprite" width="0" height="0" aria-hidden="true" focusable="false">
    {Object.entries(DRAWINGS).map(([name, drawing]) => (
      <symbol key={name} id={`i-${name}`} viewBox="0 0 16 16">
        {drawing}
      </symbol>
    ))}
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="hatch-line" x1="0" x2="0" y1="0" y2="6" />
      </pattern>
    </defs>
  </svg>
);
