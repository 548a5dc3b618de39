"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";

type Found = { readonly value: string; readonly label: string };

type Props = {
  /** The form that looks the text up without scripts; `null` where there is none, and no field before scripts run. */
  readonly form: string | null;
  /** The id of the list whose choice this makes. */
  readonly field: string;
  readonly wanted: string;
  readonly words: { readonly label: string; readonly hint: string; readonly none: string };
};

const WAIT_MS = 150;

async function ask(text: string, signal: AbortSignal): Promise<readonly Found[]> {
  const answer = await fetch(`/zones?city=${encodeURIComponent(text)}`, { signal });
  return answer.ok ? ((await answer.json()) as readonly Found[]) : [];
}

/** The list of the page takes the choice; a zone that it does not have is put into it. */
function choose(field: string, { value, label }: Found): void {
  const list = document.getElementById(field);
  if (!(list instanceof HTMLSelectElement)) return;
  if (![...list.options].some((option) => option.value === value)) list.add(new Option(label, value));
  list.value = value;
}

/** Places for a text, a moment after the typing stops; `null` while there is nothing to show. */
function useFound(text: string): readonly Found[] | null {
  const [found, setFound] = useState<readonly Found[] | null>(null);
  useEffect(() => {
    setFound(null);
    if (text.trim() === "") return;
    const stop = new AbortController();
    const timer = setTimeout(() => ask(text, stop.signal).then(setFound, () => setFound(null)), WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return found;
}

/**
 * A text field that offers places as somebody types, with arrows, Enter and Escape; the list below takes what is chosen. Before
 * and without scripts, or where the page shows what was found, Enter looks the text up by a plain form.
 */
export function ZoneSearch({ form, field, wanted, words }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [active, setActive] = useState(-1);
  const [ready, setReady] = useState(false);
  const found = useFound(text);
  useEffect(() => setReady(document.getElementById(field) instanceof HTMLSelectElement), [field]);
  const open = found !== null && found.length > 0;

  const type = (value: string) => {
    setActive(-1);
    setText(ready ? value : "");
  };
  const take = (one: Found) => {
    choose(field, one);
    if (input.current) input.current.value = one.label;
    type("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const one = found?.[active];
    if (open && step !== undefined) setActive((active + step + found.length) % found.length);
    else if (open && event.key === "Escape") type("");
    else if (event.key === "Enter" && one) take(one);
    else if (event.key !== "Enter" || form !== null) return;
    event.preventDefault();
  };

  if (form === null && !ready) return null;
  return (
    <div className="field zone-search">
      <label className="field-label" htmlFor="city">
        {words.label}
      </label>
      <p className="field-hint" id="city-hint">
        {words.hint}
      </p>
      <input
        className="field-input"
        type="search"
        id="city"
        {...(form === null ? {} : { name: "city", form })}
        defaultValue={wanted}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        aria-describedby="city-hint"
        ref={input}
        {...(ready
          ? {
              role: "combobox",
              "aria-expanded": open,
              "aria-controls": "city-list",
              "aria-autocomplete": "list" as const,
              "aria-activedescendant": open && active >= 0 ? `city-${active}` : undefined,
            }
          : {})}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => type("")}
      />
      <div className="zone-list" role="listbox" id="city-list" aria-label={words.label} hidden={!open}>
        {found?.map((one, n) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
          <div
            key={one.label}
            id={`city-${n}`}
            role="option"
            aria-selected={n === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            {one.label}
          </div>
        ))}
      </div>
      <p className="small soft" role="status">
        {found?.length === 0 ? words.none : null}
      </p>
    </div>
  );
}
