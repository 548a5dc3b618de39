import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "../setup/browser.mjs";
import { pass, program } from "../setup/command.mjs";
import { atEnd } from "../setup/lifetime.mjs";

/** Where runners leave what they counted, and the end-to-end tests their database. */
const SCRATCH = mkdtempSync(join(tmpdir(), "upgrade-desk-npm-test-"));
atEnd(() => rmSync(SCRATCH, { recursive: true, force: true }));

const reportOf = (name) => join(SCRATCH, `${name}.json`);

/** The report that a runner has left; empty where it ended before it could. */
const readReport = (name) => (existsSync(reportOf(name)) ? JSON.parse(readFileSync(reportOf(name), "utf8")) : {});

function vitestCount(name) {
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(name);
  return { passed: numPassedTests, failed: numFailedTests };
}

function playwrightCount(name) {
  const { expected = 0, unexpected = 0, flaky = 0 } = readReport(name).stats ?? {};
  return { passed: expected, failed: unexpected + flaky };
}

const vitest = (name) => ({
  name,
  command: async () => [
    program(
      "vitest/vitest.mjs",
      "run",
      "--project",
      name,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${reportOf(name)}`,
    ),
    {},
  ],
  count: vitestCount,
});

async function playwright() {
  const env = {
    E2E_BROWSER: await findBrowser(),
    E2E_DATA_DIR: join(SCRATCH, "e2e"),
    PLAYWRIGHT_JSON_OUTPUT_NAME: reportOf("e2e"),
  };
  return [program("@playwright/test/cli.js", "test", "--reporter=list,json"), { env }];
}

const plain = (name, ...command) => ({ name, command: async () => [command, {}] });

/** In the order in which they run: what fails fastest first. */
const RUNNERS = [
  plain("lint", ...program("@biomejs/biome/bin/biome", "check", "--error-on-warnings")),
  plain("types", ...program("typescript/bin/tsc", "--noEmit")),
  plain("structure", process.execPath, "scripts/check/structure.mjs"),
  plain("dead-code", ...program("knip/bin/knip.js", "--no-progress", "--no-config-hints")),
  vitest("unit"),
  vitest("integration"),
  { ...vitest("load"), needsBuild: true },
  { name: "e2e", command: playwright, count: playwrightCount, needsBuild: true },
];

const names = RUNNERS.map(({ name }) => name).join(", ");

/** The runners that `--only a,b` names, in their own order; all of them without it. */
export function chosenRunners(args) {
  const { only } = parseArgs({ args, options: { only: { type: "string" } } }).values;
  const wanted = only?.split(",") ?? RUNNERS.map(({ name }) => name);
  const unknown = wanted.filter((name) => !RUNNERS.some((runner) => runner.name === name));
  if (unknown.length > 0) throw new Error(`There is no runner ${unknown.join(", ")}. There are: ${names}`);
  return RUNNERS.filter(({ name }) => wanted.includes(name));
}

async function runOne({ name, command, count }) {
  const begun = performance.now();
  console.log(`\n--- ${name}`);
  const [line, options] = await command();
  const end = await pass(line, options);
  const { passed, failed } = count?.(name) ?? { passed: 0, failed: 0 };
  // A runner that is content without a single test has lost them.
  const empty = count !== undefined && passed + failed === 0;
  const ok = end === 0 && failed === 0 && !empty;
  const said = ok ? "ok" : empty ? "failed, no test ran" : "failed";
  const tests = count && !empty ? `, ${passed} passed and ${failed} failed` : "";
  return { ok, passed, failed, line: `${name}: ${said}${tests}, ${((performance.now() - begun) / 1000).toFixed(1)} s` };
}

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** Runs them all, also after one has failed, and closes with a line for each and one for the tests of all. */
export async function runAll(runners) {
  const results = [];
  for (const runner of runners) {
    const result = await runOne(runner).catch((error) => ({
      ok: false,
      passed: 0,
      failed: 0,
      line: `${runner.name}: failed, ${error.message}`,
    }));
    console.log(result.line);
    results.push(result);
  }
  // A runner that fails without a failed test counts as one, or the sum would look well.
  const failed = results.map((result) => (result.ok ? 0 : Math.max(1, result.failed)));
  console.log(
    `\n${results.map(({ line }) => line).join("\n")}\n\n${sum(results.map(({ passed }) => passed))} passed, ${sum(failed)} failed`,
  );
  return results.every(({ ok }) => ok);
}
