import { expect } from "@playwright/test";
import { test } from "./support/people.ts";

test("the interface is found from every page, read call by call, and its first command works as it stands", async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Interface for programs" }).click();
  await expect(page).toHaveURL(`${baseURL}/api/docs`);
  await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Work out a plan" }).click();
  await expect(page).toHaveURL(/#makePlan$/);
  const call = page.getByRole("article", { name: "Work out a plan" });
  await expect(call.getByRole("table", { name: "Body" }).getByRole("row", { name: /hosts\[\]\.restartMinutes/ })).toContainText(
    "1 to 1440",
  );

  const command = (await call.locator("pre").textContent()) ?? "";
  const [, address = ""] = /'(http[^']+)'/.exec(command) ?? [];
  const [, body = ""] = /-d '([\s\S]+)'$/.exec(command) ?? [];
  const answer = await request.post(address, { headers: { "content-type": "application/json" }, data: body });
  expect([answer.status(), (await answer.json()).path]).toEqual([200, ["4.8.2", "5.x"]]);

  await call.getByRole("link", { name: "Plan", exact: true }).click();
  await expect(page.getByRole("heading", { level: 3, name: "Plan", exact: true })).toBeInViewport();
  await page.getByRole("link", { name: "slot-taken" }).first().click();
  await expect(page).toHaveURL(/#code-slot-taken$/);
});

test("the document is the same for everybody and told once", async ({ request }) => {
  const first = await request.get("/api/v1/openapi.json");
  const { etag = "" } = first.headers();
  expect([first.status(), (await first.json()).openapi]).toEqual([200, "3.1.0"]);
  expect((await request.get("/api/v1/openapi.json", { headers: { "if-none-match": etag } })).status()).toBe(304);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page is whole on a phone, and wider than the screen nowhere", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto("/api/docs");
    await expect(page.getByRole("article", { name: "Ask for a window" }).locator("pre")).toContainText("curl -X POST");
    await expect(page.getByRole("button", { name: "Copy" })).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
