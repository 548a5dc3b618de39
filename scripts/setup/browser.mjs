import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { program, step } from "./command.mjs";

/** Debian's own, which is not where Playwright would look. */
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function playwrightsOwn() {
  const { chromium } = createRequire(import.meta.url)("@playwright/test");
  return chromium.executablePath();
}

const find = () => [playwrightsOwn(), ...SYSTEM].find((path) => path && existsSync(path));

const isDebianRoot = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

async function fromDebian() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await step("Reading Debian's list of packages", ["apt-get", "update"], { env });
  await step("Installing Chromium from Debian", ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"], { env });
}

const fromPlaywright = () => step("Installing Playwright's Chromium", program("@playwright/test/cli.js", "install", "chromium"));

/**
 * Path of a Chromium: Playwright's own, else the system's, else one that is installed now. Fails with what can be done by hand where none
 * can be had.
 */
export async function findBrowser() {
  const problems = [];
  for (const install of isDebianRoot() ? [fromDebian, fromPlaywright] : [fromPlaywright]) {
    const found = find();
    if (found) return found;
    await install().catch((error) => problems.push(error.message));
  }
  const found = find();
  if (found) return found;
  throw new Error(
    `No Chromium for the end-to-end tests. Install one (Debian: apt-get install chromium), then start again.\n${problems.join("\n")}`,
  );
}
