import { expect, test } from "@playwright/test";

/** Pages that need no account; those behind one are made of the same parts. */
const PAGES = [
  "/",
  "/plan",
  "/plan/result",
  "/sign-in",
  "/sign-up",
  "/how-upgrades-work",
  "/privacy",
  "/api/docs",
  "/nothing-here",
];

const nonceOf = (policy: string): string => /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";

for (const path of PAGES)
  test(`${path} carries its nonce on every script and no inline style`, async ({ request }) => {
    const answer = await request.get(path);
    const html = await answer.text();
    const policy = answer.headers()["content-security-policy"] ?? "";
    expect(answer.status()).toBeLessThan(500);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    for (const script of scripts) expect(script).toContain(`nonce="${nonceOf(policy)}"`);
    expect(html).not.toMatch(/<style\b/);
    expect(html).not.toMatch(/<[^>]*\sstyle=/);
    expect(html).not.toMatch(/<[^>]*\son[a-z]+=/);
  });

test("every answer has a nonce of its own, whatever the client suggests", async ({ request }) => {
  const policies = await Promise.all(
    [1, 2, 3].map(
      async () => (await request.get("/privacy", { headers: { "x-nonce": "mine" } })).headers()["content-security-policy"] ?? "",
    ),
  );
  const nonces = policies.map(nonceOf);
  expect(new Set(nonces).size).toBe(3);
  for (const nonce of nonces) expect(nonce).toMatch(/^[\w+/]{22}==$/);
});

test("a browser finds nothing on the pages that their policy forbids", async ({ page }) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) violations.push(message.text());
  });
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.locator("body")).toBeVisible();
  }
  expect(violations).toEqual([]);
});

test("answers of the API may load nothing", async ({ request }) => {
  const answer = await request.get("/api/health/live");
  expect(answer.headers()["content-security-policy"]).toBe(
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  );
});
