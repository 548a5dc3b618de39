import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SIZES = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
] as const;

/** One line for each fault: the rule, where, and what it says. */
async function faultsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
}

/** The page as it stands has no fault of WCAG 2.2 A and AA or of best practice, and fits its window. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await faultsOn(page)).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(scrollWidth, "the page is broader than its window").toBeLessThanOrEqual(clientWidth);
}

/** The same in both themes, on a broad screen and on a phone. Leaves the page on the phone, in the dark. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  for (const size of SIZES)
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
}
