"use client";

import { useSyncExternalStore } from "react";
import de from "#lib/messages/de/fault.json" with { type: "json" };
import en from "#lib/messages/en/fault.json" with { type: "json" };
import { Brand } from "./brand.tsx";

export type Fault = { readonly error: unknown; readonly retry: () => void };

const unchanging = () => () => undefined;

/** Runs in the browser alone, where only the page's own language is left to go by; so it brings its few words along. */
const useWords = () =>
  useSyncExternalStore(
    unchanging,
    () => (document.documentElement.lang === "de" ? de : en),
    () => en,
  );

const digestOf = (error: unknown): string | null =>
  typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string" ? error.digest : null;

/** A fault of ours: what happened, that nothing was lost, and the way on. */
export function FaultPage({ error, retry }: Fault) {
  const words = useWords();
  const digest = digestOf(error);
  return (
    <>
      <title>{words.title}</title>
      <header className="masthead">
        <div className="frame">
          <Brand name={words.name} />
        </div>
      </header>
      <main className="frame">
        <div className="prose">
          <h1>{words.title}</h1>
          <p className="lede">{words.text}</p>
          {digest ? (
            <p>
              {words.reference} <span className="mono">{digest}</span>
            </p>
          ) : null}
          <p className="actions">
            <button type="button" className="button button-main" onClick={retry}>
              {words.again}
            </button>
            <a className="button" href="/">
              {words.home}
            </a>
          </p>
        </div>
      </main>
    </>
  );
}
