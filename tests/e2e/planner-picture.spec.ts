import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleEverywhere } from "./support/axe.ts";

const MIRROR = "/plan/result?layout=mirror&from=3.2.4&backup=yes";
const CLUSTER = "/plan/result?layout=cluster&from=4.1.2&processing=3&backup=yes";
const FORTY = "/plan/result?layout=cluster&from=3.2&processing=40&backup=yes";
const TWELVE = "/plan/result?layout=cluster&from=3.2&processing=12&backup=yes";
const THOUSANDS = "/plan/result?layout=cluster&from=3.2&processing=9997&backup=yes";
const START = "start=2026-12-02T01:00:00Z&zone=America%2FToronto";

const picture = (page: Page) => page.getByRole("img", { name: /^Impact timeline/ }).filter({ visible: true });

test("with a start the axis shows both clocks, and every outage its times", async ({ page }) => {
  await page.goto(`${MIRROR}&${START}`);
  await expect(page.getByText("Times in Toronto, all of them estimates.")).toBeVisible();
  await expect(picture(page)).toContainText("about 20:40 to 20:55");
  await expect(picture(page)).toHaveAccessibleDescription(/at about 20:40, 21:55 and 23:10/);
  await expect(page.locator(".timeline-city").filter({ visible: true })).toHaveText(["Toronto", "Sarajevo"]);
  await expect(page.getByText("Every VPS is off, 15 min: about 20:40 to 20:55")).toBeVisible();
});

test("a start that is none leaves the picture in hours", async ({ page }) => {
  await page.goto(`${MIRROR}&start=tomorrow&zone=Nowhere`);
  await expect(page).toHaveURL(MIRROR);
  await expect(picture(page)).toContainText("Start");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 800 } });

  test("the picture stands, and nothing of it is cut off", async ({ page }) => {
    for (const path of [MIRROR, CLUSTER, FORTY, `${CLUSTER}&${START}`]) {
      await page.goto(path);
      const turned = page.locator("#when ~ * .timeline-tall, .timeline-tall").filter({ visible: true }).first();
      await expect(turned).toBeVisible();
      const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(spill, path).toBe(0);
    }
  });
});

test.describe("in colours that the reader forces", () => {
  test.use({ contextOptions: { forcedColors: "active" } });

  test("outages are solid, work is an empty box, and both differ from the page", async ({ page }) => {
    await page.goto(CLUSTER);
    const paint = (selector: string, property: string) =>
      page
        .locator(`.timeline-wide ${selector}`)
        .first()
        .evaluate((shape, name) => getComputedStyle(shape).getPropertyValue(name), property);
    const [canvas, text] = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("p"));
      probe.style.forcedColorAdjust = "none";
      const colours = ["Canvas", "CanvasText"].map((colour) => {
        probe.style.color = colour;
        return getComputedStyle(probe).color;
      });
      probe.remove();
      return colours;
    });
    expect(canvas).not.toBe(text);
    expect(await paint(".tl-off-bar:not(.tl-open)", "fill")).toBe(text);
    expect(await paint(".tl-off-num", "fill")).toBe(canvas);
    expect([await paint(".tl-bar", "fill"), await paint(".tl-bar", "stroke")]).toEqual([canvas, text]);
    expect(await paint(".tl-serve", "stroke")).toBe(text);
    expect(await paint(".tl-off-time", "fill")).toBe(text);
    expect(
      await page
        .locator("#hatch line, #hatch path")
        .first()
        .evaluate((line) => getComputedStyle(line).stroke),
    ).toBe(text);
  });
});

test("on paper the picture is light and whole, with its hatch", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.goto(MIRROR);
  const figure = page.locator("figure.timeline").first();
  const box = await figure.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(718);
  expect(box?.height).toBeLessThan(900);
  const look = await figure.evaluate((shown) => ({
    inside: getComputedStyle(shown).breakInside,
    ground: getComputedStyle(document.body).backgroundColor,
    exact: getComputedStyle(shown.querySelector(".tl") ?? shown).printColorAdjust,
    words: [...shown.querySelectorAll("text")]
      .map((word) => word.getBoundingClientRect())
      .filter(({ width }) => width > 0)
      .every(({ left, right }) => left >= 0 && right <= 719),
    names: [...shown.querySelectorAll(".timeline-wide li")].map((name) => Math.round(name.getBoundingClientRect().top)),
    rows: [...shown.querySelectorAll(".timeline-wide .tl-rule")].map((rule) => Math.round(rule.getBoundingClientRect().top)),
  }));
  expect(look.names).toHaveLength(3);
  expect(look.rows.slice(0, 3), "each host's name stands at its row").toEqual(look.names);
  expect(look).toMatchObject({ inside: "avoid", exact: "exact", words: true });
  expect(look.ground).not.toMatch(/^rgb\((\d|[1-9]\d), /);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the hosts of a joined row are opened in the picture, each with its own marks, and in the steps", async ({ page }) => {
    await page.goto(FORTY);
    const host = page.getByRole("listitem").filter({ hasText: "Processing host 17" }).filter({ hasText: "from about" });
    await expect(host).toBeHidden();
    await page.getByText("Show each of the 40 processing hosts").click();
    await expect(host).toBeVisible();
    await expect(host.locator("path")).toHaveCount(2);
    await page.goto(TWELVE);
    await page.getByText("One by one").first().click();
    await expect(page.getByText("Update processing host 7, then restart it").first()).toBeVisible();
  });

  test("thousands are ranges, which lead to pages of a hundred and back", async ({ page }) => {
    await page.goto(THOUSANDS);
    await page.getByRole("link", { name: "See each of these steps" }).nth(1).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stage 2: 3.3.1 to 4.8.2");
    await expect(page.getByText("Steps 10002 to 10101 of 30,003.")).toBeVisible();
    await page.getByRole("link", { name: "Next 100" }).click();
    await expect(page.getByText("Steps 10102 to 10201 of 30,003.")).toBeVisible();
    await expect(page.getByText("Update processing host 100, then restart it")).toBeVisible();
    await page.getByRole("link", { name: "Back to the plan" }).click();
    await expect(page).toHaveURL(THOUSANDS);
  });
});

test("ten thousand hosts are an answer of at most 300 kB", async ({ request }) => {
  for (const path of [THOUSANDS, FORTY, TWELVE, `${THOUSANDS}&hop=2&page=50`, `${THOUSANDS}&who=50`]) {
    const answer = await request.get(path);
    expect((await answer.body()).length, path).toBeLessThanOrEqual(300_000);
  }
});

test("axe finds nothing on a page of steps, nor on an opened row, in both themes at both widths", async ({ page }) => {
  await page.goto(`${THOUSANDS}&hop=1&page=2`);
  await expectAccessibleEverywhere(page);
  await page.goto(FORTY);
  await page.getByText("Show each of the 40 processing hosts").click();
  await expectAccessibleEverywhere(page);
});
