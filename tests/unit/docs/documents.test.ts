import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { RESOURCES } from "#lib/interface/calls.ts";

const below = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? below(path) : [path];
  });

const DOCUMENTS = ["README.md", "SECURITY.md", ...below("docs").filter((path) => path.endsWith(".md"))];

const linksIn = (path: string): string[] =>
  [...readFileSync(path, "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) =>
    join(dirname(path), match[1] ?? ""),
  );

describe("the documents", () => {
  it("link to what exists, pictures included", () => {
    const links = DOCUMENTS.flatMap(linksIn);
    expect(links).toContain("docs/pictures/plan.png");
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("name only commands that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
    const text = DOCUMENTS.map((path) => readFileSync(path, "utf8")).join("\n");
    const named = [...text.matchAll(/\bnpm (?:run ([a-z:]+)|(start|test))/g)].map(([, run, own]) => run ?? own ?? "");
    expect(named).toContain("demo");
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("name the very calls that the interface has", () => {
    const text = readFileSync("docs/interface.md", "utf8");
    const [, list = ""] = text.split("## Calls");
    const named = [...list.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE)(?:, (?:GET|POST|PUT|PATCH|DELETE))*) (\/[^\s`?]*)[^`]*`/g)]
      .flatMap(([, methods = "", path]) => methods.split(", ").map((method) => `${method} ${path}`))
      .toSorted();
    const calls = RESOURCES.flatMap((resource) => Object.keys(resource.calls)).toSorted();
    expect([...new Set(named)]).toEqual(calls);
  });
});
