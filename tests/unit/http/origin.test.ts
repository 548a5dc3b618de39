import { expect, it } from "vitest";
import { isSameOrigin } from "#lib/http/origin.ts";

const OURS = ["https://desk.example"];

it.each([
  [{ "sec-fetch-site": "same-origin" }, true, "a browser on our pages"],
  [{ "sec-fetch-site": "same-origin", origin: "https://evil.example" }, true, "the browser's own word counts first"],
  [{ origin: "https://desk.example" }, true, "an older browser or a client that says where it stands"],
  [{ "sec-fetch-site": "none", origin: "https://desk.example" }, true, "typed by the person"],
  [{ "sec-fetch-site": "cross-site", origin: "https://desk.example" }, false, "another site's page"],
  [{ "sec-fetch-site": "same-site" }, false, "a neighbour under the same domain"],
  [{ origin: "null" }, false, "a sandboxed page"],
  [{ origin: "https://desk.example.evil.example" }, false, "a longer name"],
  [{ origin: "http://desk.example" }, false, "another scheme"],
  [{}, false, "nobody says where it comes from"],
] as [Record<string, string>, boolean, string][])("%j is ours: %s (%s)", (headers, expected) => {
  expect(isSameOrigin(new Headers(headers), OURS)).toBe(expected);
});
