import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Docs } from "#app/_interface/docs.tsx";
import type { Described } from "#lib/interface/described.ts";
import { readDocument } from "#lib/interface/reader.ts";
import { translator } from "#lib/messages/translator.ts";
import { sentDocument } from "#tests/support/interface/strict-document.ts";

const read = readDocument(sentDocument() as unknown as Described);
const html = renderToStaticMarkup(<Docs read={read} t={translator("en")} />);

const all = (pattern: RegExp): readonly string[] => [...html.matchAll(pattern)].map(([, found = ""]) => found);

describe("the page about the interface", () => {
  const ids = all(/ id="([^"]+)"/g);

  it("has a place for every call, shape and code, and no place twice", () => {
    const calls = read.resources.flatMap((resource) => resource.calls.map(({ id }) => id));
    expect(calls.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids).toContain("shape-Booking");
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
  });

  it("leads only to places that it has", () => {
    const links = all(/ href="#([^"]+)"/g);
    expect(links.length).toBeGreaterThan(200);
    expect([...new Set(links)].filter((link) => !ids.includes(link))).toEqual([]);
  });

  it("shows each command as it is copied, and names every table", () => {
    expect(all(/<pre[^>]*>([^<]*)<\/pre>/g)).toHaveLength(read.resources.flatMap(({ calls }) => calls).length);
    expect(all(/<caption[^>]*>([^<]*)<\/caption>/g).filter((caption) => caption === "")).toEqual([]);
  });

  it("says in German whatever is not the document's own", () => {
    const german = renderToStaticMarkup(<Docs read={read} t={translator("de")} />);
    expect(german).toContain("Vor dem ersten Aufruf");
    expect(german).not.toMatch(/interface\.[a-z]/);
  });
});
