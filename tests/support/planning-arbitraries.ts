import fc from "fast-check";
import type { HostRole, PlanHost, PlanInput, Topology } from "#lib/planning/plan.ts";
import { parseVersion, type Version } from "#lib/planning/version.ts";

const EDGES = "0 3.2 3.2.99 3.3.0 3.3.1 3.3.2 4.2.99 4.3 4.8.1 4.8.2 4.8.3 4.9.2 4.99999.99999 5 5.0 5.x 5.7.1".split(" ");

const part = fc.integer({ min: 0, max: 12 });

const versionText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...EDGES) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.integer({ min: 0, max: 5 }), part, part).map((parts) => parts.join(".")),
  },
);

/** Versions of every line, most of them at an edge of one. */
const aVersion: fc.Arbitrary<Version> = versionText.map((text) => {
  const version = parseVersion(text);
  if (!version.ok) throw new Error(`Not a version: ${text}`);
  return version.value;
});

const restartMinutes = fc.option(fc.integer({ min: 1, max: 1440 }), { nil: null });

const hostsWith = (roles: readonly HostRole[], versions: fc.Arbitrary<Version>): fc.Arbitrary<PlanHost[]> =>
  fc.tuple(
    ...roles.map((role, i) =>
      fc.record({ name: fc.constant(`h${i}`), role: fc.constant(role), version: versions, restartMinutes }),
    ),
  );

const rolesOf = (topology: Topology): fc.Arbitrary<HostRole[]> =>
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))
    .map(([processing, backup]) => [
      "primary",
      "secondary",
      ...Array<HostRole>(topology === "cluster" ? processing : 0).fill("processing"),
      ...Array<HostRole>(backup).fill("backup"),
    ]);

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** Whole installations of both topologies, hosts in any order, all on one version or each on its own. */
export const anyInstallation: fc.Arbitrary<PlanInput> = fc.constantFrom<Topology>("mirror", "cluster").chain((topology) =>
  fc
    .tuple(rolesOf(topology), fc.boolean(), aVersion)
    .chain(([roles, alike, version]) => hostsWith(roles, alike ? fc.constant(version) : aVersion))
    .chain(shuffled)
    .chain((hosts) => fc.record({ topology: fc.constant(topology), hosts: fc.constant(hosts), failback: fc.boolean() })),
);

/** An installation and the same one with its hosts in another order. */
export const anyTwoOrders: fc.Arbitrary<readonly [PlanInput, PlanInput]> = anyInstallation.chain((input) =>
  shuffled(input.hosts).map((hosts) => [input, { ...input, hosts }] as const),
);

/** An installation and the same one with one host on a version at least as high. */
export const anyRise: fc.Arbitrary<readonly [PlanInput, PlanInput]> = fc
  .tuple(anyInstallation, fc.nat(), aVersion)
  .map(([input, pick, version]) => {
    const raised = pick % input.hosts.length;
    const rise = (host: PlanHost) => (order(version) > order(host.version) ? { ...host, version } : host);
    return [input, { ...input, hosts: input.hosts.map((host, i) => (i === raised ? rise(host) : host)) }] as const;
  });

// Five digits a part: the three together are exact in a double.
const order = ({ major, minor, patch }: Version): number => (major * 100_000 + minor) * 100_000 + patch;
