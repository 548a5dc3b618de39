"use client";

import { useEffect } from "react";

const rows = (): readonly HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>(".queue tbody th a")];

/** Moves from the row that has the focus; from nowhere to the first one, or upwards to the last. */
function move(step: 1 | -1): void {
  const all = rows();
  const here = all.indexOf(document.activeElement as HTMLAnchorElement);
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step;
  all[next]?.focus();
}

function openHelp(): void {
  const help = document.querySelector<HTMLDetailsElement>("#keys-help");
  if (!help) return;
  help.open = true;
  help.querySelector("summary")?.focus();
}

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  k: () => move(-1),
  "/": () => document.querySelector<HTMLInputElement>("#q")?.select(),
  "?": openHelp,
};

/** What the key after `g` opens. */
const GO: Readonly<Record<string, string>> = { t: "/desk", q: "/desk/queue" };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Single keys for the queue, for those who turned them on. Enter on a row is the browser's own. */
export function QueueKeys() {
  useEffect(() => {
    let going = false;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const to = going ? GO[event.key] : undefined;
      going = event.key === "g";
      if (to) window.location.assign(to);
      else if (KEYS[event.key]) {
        event.preventDefault();
        KEYS[event.key]?.();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return null;
}
