// The house's directions. `npm test` runs them through scripts/check/structure.mjs, which also checks that no file was left out, and
// what reaches the browser, where an import of types alone does not count.

const WORLD_NAMES = "client|env|handlers|queue|repository|service|session|system-clock|transport|worker";

/** Files of lib that may touch the world, and what is generated for them. */
const WORLD = `^lib/.*/(${WORLD_NAMES})[.]tsx?$|^lib/worker[.]ts$|^lib/db/generated/`;

/** Every other file of lib. */
const PURE = { path: "^lib/.*[.]tsx?$", pathNot: WORLD };

/** Packages that reach the network, the disk, the database or the framework. */
const OUTSIDE =
  "(^|/)node_modules/(?:pg|pg-boss|@prisma/(?:client|adapter-pg|schema-engine-wasm)|next|better-auth|@better-auth|nodemailer|pino|@node-rs|server-only)/";

const forbid = (name, comment, from, to, more = {}) => ({ name, comment, severity: "error", from, to, ...more });

module.exports = {
  forbidden: [
    forbid("pure-stays-pure", "A pure file of lib reaches no file that may touch the world, however indirectly.", PURE, {
      path: WORLD,
      reachable: true,
    }),
    forbid("pure-without-node", "A pure file uses none of Node's own modules.", PURE, { dependencyTypes: ["core"] }),
    forbid("pure-without-outside", "A pure file uses no package that touches the world.", PURE, {
      path: OUTSIDE,
      dependencyTypesNot: ["type-only"],
    }),
    forbid(
      "luxon-in-time",
      "luxon has one door.",
      { path: "^(app|lib|scripts|prisma)/", pathNot: "^lib/time/(?:zone|offset-table)\\.ts$" },
      { path: "node_modules/luxon/" },
    ),
    forbid(
      "date-fns-in-format",
      "date-fns-tz has one door.",
      { path: "^(app|lib|scripts|prisma)/", pathNot: "^lib/time/format\\.ts$" },
      { path: "node_modules/(date-fns|date-fns-tz)/" },
    ),
    forbid(
      "own-repository",
      "Only its own module uses a repository.",
      { path: "^lib/([^/]+)/" },
      { path: "/repository\\.ts$", pathNot: "^lib/$1/" },
    ),
    forbid(
      "no-repository-outside",
      "Pages and scripts use services.",
      { path: "^(?!lib/|tests/)" },
      { path: "^lib/.+/repository\\.ts$" },
    ),
    forbid(
      "app-uses-services",
      "Pages and routes use services, sessions and pure files; the edge also the environment and the log.",
      { path: "^app/" },
      {
        path: "^lib/.*/(client|handlers|queue|repository|transport|worker)[.]tsx?$|^lib/worker[.]ts$|^lib/db/generated/",
        pathNot: "^lib/config/client\\.ts$",
      },
    ),
    forbid(
      "components-know-no-domain",
      "Components know words and times only.",
      { path: "^app/_ui/" },
      {
        path: "^(app|lib|scripts|prisma)/|node_modules/",
        pathNot: "^app/_ui/|^lib/(kernel|time|messages)/|node_modules/(react|react-dom|next|clsx|@types/react)/",
      },
    ),
    forbid(
      "components-use-links-only",
      "Of the framework components use the link.",
      { path: "^app/_ui/" },
      { path: "node_modules/next/", pathNot: "node_modules/next/(link|navigation)\\." },
    ),
    forbid("kernel-imports-nothing", "Words every module uses.", { path: "^lib/kernel/" }, { pathNot: "^lib/kernel/" }),
    forbid(
      "time-knows-kernel",
      "Time is below every other module.",
      { path: "^lib/time/" },
      { path: "^lib/", pathNot: "^lib/(time|kernel)/" },
    ),
    forbid(
      "planning-knows-time",
      "Planning is shared by server, browser and tests.",
      { path: "^lib/planning/" },
      { path: "^lib/", pathNot: "^lib/(planning|time|kernel)/" },
    ),
    forbid(
      "scheduling-below-bookings",
      "Directions of the pure modules.",
      { path: "^lib/scheduling/" },
      { path: "^lib/(bookings|readiness|runs)/" },
    ),
    forbid(
      "readiness-below-bookings",
      "Directions of the pure modules.",
      { path: "^lib/readiness/" },
      { path: "^lib/(bookings|scheduling|runs)/" },
    ),
    forbid("lib-knows-no-pages", "The house stands without its front.", { path: "^lib/" }, { path: "^(app|scripts|prisma)/" }),
    forbid("nothing-imports-tests", "Tests are leaves.", { pathNot: "^tests/" }, { path: "^tests/" }),
    forbid("no-cycles", "No file needs itself.", {}, { circular: true }),
    forbid(
      "no-module-cycles",
      "No module needs itself.",
      { path: "^lib/[^/]+$" },
      { path: "^lib/[^/]+$", circular: true },
      { scope: "folder" },
    ),
    forbid("everything-is-found", "Every import leads somewhere.", {}, { couldNotResolve: true }),
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|^lib/db/generated/" },
    exclude: { path: "^(?:\\.next|\\.data)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
      mainFields: ["module", "main", "types"],
    },
  },
};
