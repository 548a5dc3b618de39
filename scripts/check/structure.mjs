// Checks the directions between files: the rules of .dependency-cruiser.cjs, that none of the files was overlooked, and what the
// browser gets to load. `node scripts/check/structure.mjs [FOLDER]` checks another tree by the same rules.
import { existsSync, globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chdir } from "node:process";
import { cruise } from "dependency-cruiser";

const { forbidden, options } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");
const [folder = "."] = process.argv.slice(2);
chdir(folder);

const ROOTS = ["app", "lib", "scripts", "prisma", "tests", "server.mjs", "proxy.ts", "instrumentation.ts"].filter((path) =>
  existsSync(path),
);

/** The directive that sends a file, with all that it imports, to the browser. */
const isForBrowser = (file) => /^\s*(?:\/\*[\s\S]*?\*\/\s*|\/\/[^\n]*\n\s*)*["']use client["']/.test(readFileSync(file, "utf8"));

/** Such a file says so in its name; the framework fixes the names of the two error pages. */
const BROWSER_NAME = /(\.client|\/error|\/global-error)\.tsx$/;

const NOT_IN_BROWSER = [
  [
    "browser-without-server",
    /^lib\/(.*\/)?(client|env|handlers|queue|repository|service|session|system-clock|transport|worker)\.tsx?$|^lib\/db\/generated\//,
  ],
  ["browser-without-weight", /node_modules\/(zod|luxon|date-fns|date-fns-tz|@vvo\/tzdb|server-only)\//],
  ["browser-without-node", /^node:/],
];

/** The ways from `start` along imports that are there at run time. */
function* reached(start, modules) {
  const seen = new Set([start]);
  const open = [[start]];
  while (open.length > 0) {
    const way = open.shift();
    yield way;
    for (const { resolved, coreModule, dependencyTypes } of modules.get(way.at(-1))?.dependencies ?? []) {
      const name = coreModule ? `node:${resolved}` : resolved;
      if (dependencyTypes.includes("type-only") || seen.has(name)) continue;
      seen.add(name);
      open.push([...way, name]);
    }
  }
}

function browserFaults(modules) {
  const entries = [...modules.keys()].filter((file) => file.startsWith("app/") && existsSync(file) && isForBrowser(file));
  const misnamed = entries
    .filter((file) => !BROWSER_NAME.test(file))
    .map((file) => `browser-by-name: ${file} is for the browser: name it *.client.tsx`);
  const ways = entries.flatMap((entry) => [...reached(entry, modules)]);
  const reachedWrongly = ways.flatMap((way) =>
    NOT_IN_BROWSER.filter(([, pattern]) => pattern.test(way.at(-1))).map(([name]) => `${name}: ${way.join(" → ")}`),
  );
  return [...misnamed, ...reachedWrongly];
}

/** With a compiler that it does not know the tool finds next to nothing, and is content. */
function overlookedFaults(modules) {
  const files = globSync("{app,lib}/**/*.{ts,tsx}").filter((file) => !file.startsWith("lib/db/generated/"));
  const overlooked = files.filter((file) => !modules.has(file));
  return overlooked.map((file) => `nothing-overlooked: ${file} was not looked at`);
}

const PURE =
  /^lib\/(?!db\/generated\/)(?!worker\.ts$)(?!.*\/(client|env|handlers|queue|repository|service|session|system-clock|transport|worker)\.tsx?$).*\.tsx?$/;

/** Chance hides in an object that is otherwise fine, so no rule about names finds it. */
const chanceFaults = (modules) =>
  [...modules.keys()]
    .filter((file) => PURE.test(file) && existsSync(file) && /\bMath\.random\b/.test(readFileSync(file, "utf8")))
    .map((file) => `pure-without-chance: ${file} uses Math.random: random bytes are an argument`);

const told = ({ rule, from, to, cycle, via }) =>
  `${rule.name}: ${[from, ...(cycle ?? via ?? [{ name: to }]).map(({ name }) => name)].join(" → ")}`;

const { output } = await cruise(ROOTS, { ...options, ruleSet: { forbidden }, validate: true }, options.enhancedResolveOptions);
const modules = new Map(output.modules.map((module) => [module.source, module]));
const faults = [
  ...new Set([
    ...output.summary.violations.map(told),
    ...browserFaults(modules),
    ...overlookedFaults(modules),
    ...chanceFaults(modules),
  ]),
];
for (const fault of faults) console.error(fault);
console.log(`${modules.size} modules, ${output.summary.totalDependenciesCruised} dependencies, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
