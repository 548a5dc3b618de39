const Mark = () => (
  <svg viewBox="0 0 24 20" aria-hidden="true">
    <rect x="0" y="1" width="13" height="4" rx="1" />
    <rect className="brand-off" x="5.5" y="8" width="5" height="4" />
    <rect x="13" y="8" width="5.5" height="4" rx="1" />
    <rect x="11" y="15" width="13" height="4" rx="1" />
  </svg>
);

/** The mark and the name, which lead to the first page. */
export const Brand = ({ name }: { readonly name: string }) => (
  <a className="brand" href="/">
    <Mark />
    {name}
  </a>
);
