import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SIZES = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
] as const;

/** As narrow as WCAG 1.4.10 has it. */
const NARROWEST = { width: 320, height: 640 };

/** The theme changes colours and nothing else: what a page says and how it is built was judged in the light. */
const COLOUR_RULES = ["color-contrast"];

/** One line for each fault: the rule, where, and what it says. */
async function faultsOn(page: Page, onlyColours = false): Promise<readonly string[]> {
  // A frame in which nothing may run holds still for no script; what it shows is judged by itself in mails.spec.ts.
  const axe = new AxeBuilder({ page }).exclude("iframe[sandbox]");
  const { violations } = await (onlyColours ? axe.withRules(COLOUR_RULES) : axe.withTags(RULES)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
}

async function expectFits(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(scrollWidth, `${page.url()} is broader than its window`).toBeLessThanOrEqual(clientWidth);
}

/** The page as it stands has no fault of WCAG 2.2 A and AA or of best practice, and fits its window. */
export async function expectAccessible(page: Page, onlyColours = false): Promise<void> {
  expect(await faultsOn(page, onlyColours), page.url()).toEqual([]);
  await expectFits(page);
}

/**
 * The same in both themes, on a broad screen and on a phone; on the narrowest screen that counts it fits as well. Leaves the
 * page there, in the dark.
 */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  for (const size of SIZES)
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize(size);
      // Without motion, or a colour may be judged on its way from one theme to the other.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectAccessible(page, colorScheme === "dark");
    }
  await page.setViewportSize(NARROWEST);
  await expectFits(page);
}

/** The same, after making sure that the page is the one with this path, and not one that it led on to. */
export async function expectAccessibleAt(page: Page, path: string | RegExp): Promise<void> {
  await expect(page).toHaveURL((url) => (typeof path === "string" ? url.pathname === path : path.test(url.pathname)));
  await expectAccessibleEverywhere(page);
}
