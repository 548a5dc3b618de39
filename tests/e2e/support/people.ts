import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";

const PASSWORD = "upgrade-desk-demo";

/** The sample accounts of the demo. */
const ADDRESS = {
  customer: "customer@demo.example",
  other: "other@demo.example",
  desk: "desk@demo.example",
  admin: "admin@demo.example",
} as const;

export type Person = keyof typeof ADDRESS;

/** Signs a browser context in as a sample account; its pages are signed in from then on. */
export async function signInAs(context: BrowserContext, person: Person, origin: string): Promise<void> {
  const answer = await context.request.post("/api/auth/sign-in/email", {
    data: { email: ADDRESS[person], password: PASSWORD },
    headers: { origin },
  });
  expect(answer.status(), `sign-in as ${person}`).toBe(200);
}

/** The same by the page itself. */
export async function signInByHand(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(ADDRESS[person]);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

/** What stands in the way, on top of a page; the framework keeps an alert of its own elsewhere, which is always empty. */
export const problemOn = (page: Page) => page.getByRole("main").getByRole("alert");

/**
 * The newest mail to an address, with these words in its subject, as an administrator finds it in the outbox: the links in it,
 * in order. A job writes it a moment after what it tells about.
 */
async function readLinks(admin: Page, address: string, subject: string): Promise<readonly string[]> {
  const row = admin.getByRole("row").filter({ hasText: address }).filter({ hasText: subject }).first();
  await expect(async () => {
    await admin.goto("/desk/outbox");
    await expect(row).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await row.getByRole("link").click();
  const links = admin.getByRole("region", { name: "Text" }).getByRole("link");
  await expect(links.first()).toBeVisible();
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
}

/** How somebody browses; with scripts unless told otherwise. */
type Browsing = { readonly javaScriptEnabled?: boolean };

type People = {
  /** A page of a new browser that is signed in as this person. */
  readonly as: (person: Person, browsing?: Browsing) => Promise<Page>;
  /** Links in the newest mail to an address; `subject` is a part of its subject. */
  readonly mailTo: (address: string, subject?: string) => Promise<readonly string[]>;
  /** An address that nobody has used. */
  readonly freshAddress: string;
};

const newPage = async (browser: Browser, origin: string, browsing: Browsing): Promise<Page> => {
  const context = await browser.newContext({ baseURL: origin, locale: "en-GB", ...browsing });
  return context.newPage();
};

/** `test` with people: `test("…", async ({ as, mailTo }) => { const desk = await as("desk"); … })`. */
export const test = base.extend<People>({
  as: async ({ browser, baseURL }, use) => {
    const origin = baseURL ?? "";
    const opened: Page[] = [];
    await use(async (person, browsing = {}) => {
      const page = await newPage(browser, origin, browsing);
      opened.push(page);
      await signInAs(page.context(), person, origin);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
  mailTo: async ({ as }, use) => {
    await use(async (address, subject = "") => readLinks(await as("admin"), address, subject));
  },
  // biome-ignore lint/correctness/noEmptyPattern: the framework reads the names of the fixtures from this pattern
  freshAddress: async ({}, use, { testId, retry }) => {
    await use(`robin.${testId.slice(-8)}.${retry}.${Date.now()}@stranger.example`);
  },
});
