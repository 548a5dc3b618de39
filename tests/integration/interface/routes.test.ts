import { describe, expect, test } from "vitest";
import { placeOf } from "#lib/interface/call.ts";
import { RESOURCES } from "#lib/interface/calls.ts";
import { ask } from "#tests/support/ask-route.ts";

type Route = { readonly OPTIONS: Parameters<typeof ask>[0] };

const ROUTES = import.meta.glob<Route>("/app/api/v1/**/route.ts");

/** What a route itself says it takes, as `METHOD /path`; a GET is there for HEAD as well. */
async function taken([file, load]: [string, () => Promise<Route>]): Promise<readonly string[]> {
  const path = file.replace(/^\/app|\/route\.ts$/g, "").replaceAll(/\[([^\]]+)\]/g, "{$1}");
  const { headers } = await ask((await load()).OPTIONS, { method: "OPTIONS" });
  const methods = (headers.get("allow") ?? "").split(", ").filter((method) => method !== "HEAD");
  return methods.map((method) => `${method} ${path}`);
}

const described = RESOURCES.flatMap(({ calls }) => Object.keys(calls).map(placeOf)).map(
  ({ method, path }) => `${method} ${path}`,
);

describe("the interface's document", () => {
  test("has every method of every route, and nothing that no route takes", async () => {
    const served = (await Promise.all(Object.entries(ROUTES).map(taken))).flat();
    expect(served).toContain("POST /api/v1/bookings/{id}/approve");
    expect(described.filter((call) => !call.includes(" /api/health/")).toSorted()).toEqual(served.toSorted());
  });

  test("has no call twice", () => {
    expect(described.filter((call, n) => described.indexOf(call) !== n)).toEqual([]);
  });
});
