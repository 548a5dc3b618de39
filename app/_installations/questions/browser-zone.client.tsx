"use client";

import { useEffect, useState } from "react";

/**
 * Offers the zone that the browser runs in, by its words in the list. It is offered and never taken unasked: the person at
 * the screen may sit elsewhere than the hosts' team. Without scripts there is nothing here.
 */
export function BrowserZone({
  field,
  before,
  choose,
}: {
  readonly field: string;
  readonly before: string;
  readonly choose: string;
}) {
  const [offer, setOffer] = useState("");
  const select = () => document.getElementById(field) as HTMLSelectElement | null;
  const optionOf = (list: HTMLSelectElement | null) =>
    [...(list?.options ?? [])].find(({ value }) => value === Intl.DateTimeFormat().resolvedOptions().timeZone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is read once, when the page is there
  useEffect(() => setOffer(optionOf(select())?.text ?? ""), []);
  const take = () => {
    const [list, option] = [select(), optionOf(select())];
    if (list && option) list.value = option.value;
    list?.focus();
  };
  return (
    <p className="setup-zone small soft">
      {offer ? (
        <>
          {before} {offer}{" "}
          <button type="button" className="link-button" onClick={take}>
            {choose}
          </button>
        </>
      ) : null}
    </p>
  );
}
