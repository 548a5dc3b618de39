import { z } from "zod";
import { compareNumbers, readVersionNumber } from "./version-number.ts";

/** Where a row comes from: a passage of the vendor's document, and how firmly it says so. */
const cited = {
  citation: z.string().min(1),
  /** `stated` outright, `inferred` by us from what is stated, or `contradicted` by another passage. */
  standing: z.enum(["stated", "inferred", "contradicted"]),
};

const versionNumber = z.string().transform((text, context) => {
  const numbers = readVersionNumber(text);
  if (numbers) return numbers;
  context.addIssue({ code: "custom", message: `${text} is not a version` });
  return z.NEVER;
});

const waypoint = z
  .strictObject({ name: z.string(), reason: z.enum(["core-changes", "latest"]).nullable(), ...cited })
  .transform((row, context) => {
    const version = readVersionNumber(row.name);
    if (version) return { ...row, version };
    context.addIssue({ code: "custom", message: `waypoint ${row.name} is not a version` });
    return z.NEVER;
  });

/** What the section's last paragraph counts; `note` is the plan's note where that differs from the steps. */
const closingNote = z.strictObject({
  failovers: z.int().min(0),
  note: z.literal("source-says-three-failovers").nullable(),
  ...cited,
});

const line = z.strictObject({
  id: z.string().min(1),
  from: versionNumber,
  below: versionNumber,
  path: z.array(z.string()),
  guiUpdate: z.boolean(),
  failback: z.strictObject({ required: z.boolean(), ...cited }),
  closingNote: z.strictObject({ mirror: closingNote, cluster: closingNote }),
  ...cited,
});

const upgradeAct = z.strictObject({
  act: z.literal("upgrade"),
  of: z.enum(["backup", "processing", "secondary", "former-primary"]),
  restart: z.boolean(),
  down: z.enum(["nobody", "vps-on-host"]),
  /** What the desk makes sure of before the step counts as done; on some lines taken over from the others. */
  check: z.strictObject({ what: z.literal("services-and-pool"), inferredOn: z.array(z.string()), ...cited }).nullable(),
  ...cited,
});

const failoverAct = z.strictObject({ act: z.literal("failover"), ...cited });

const acts = z.array(z.discriminatedUnion("act", [upgradeAct, failoverAct])).min(1);

/** The rulebook's rows, each well-formed by itself; how they must fit together is `rulebookFaults`. */
export const rulebookRows = z.strictObject({
  id: z.string().min(1),
  product: z.string().min(1),
  source: z.string().min(1),
  coverage: z.strictObject({ below: versionNumber, ...cited }),
  failover: z.strictObject({
    minutes: z.int().min(1),
    /** Who is off meanwhile: everybody in a mirror, the VPSs of the primary in a cluster. */
    down: z.strictObject({ mirror: z.literal("all-vps"), cluster: z.literal("vps-on-host") }),
    ...cited,
  }),
  waypoints: z.array(waypoint).min(1),
  lines: z.array(line).min(1),
  optionalFailback: z.strictObject(cited),
  remarks: z.array(
    z.strictObject({ code: z.literal("covered-by-or-higher"), from: versionNumber, below: versionNumber, ...cited }),
  ),
  hop: z.strictObject({ mirror: acts, cluster: acts }),
  advice: z.strictObject({
    stopVpsFirst: z.strictObject(cited),
    backupHost: z.strictObject(cited),
    mixedVersions: z.strictObject(cited),
    /** Why there are failovers: work is done on the secondary alone. */
    onlySecondary: z.strictObject(cited),
    /** A hop starts when every host has ended the one before it. */
    allHostsFirst: z.strictObject(cited),
    severalEvenings: z.strictObject(cited),
    unfinishedHop: z.strictObject(cited),
    /** Days, latest time and notice of a start. */
    start: z.strictObject(cited),
  }),
  licensingServers: z.array(z.strictObject({ name: z.string().min(1), address: z.ipv4(), ...cited })).min(1),
});

export type RulebookRows = z.infer<typeof rulebookRows>;
type LineRow = RulebookRows["lines"][number];

function rangeFaults({ lines, coverage }: RulebookRows): readonly string[] {
  const faults: string[] = [];
  let expected = { major: 0, minor: 0, patch: 0 };
  for (const { id, from, below } of lines) {
    if (compareNumbers(from, expected) !== 0) faults.push(`line ${id} does not start where the one before it ends`);
    if (compareNumbers(from, below) >= 0) faults.push(`line ${id} has no version in it`);
    expected = below;
  }
  return compareNumbers(expected, coverage.below) === 0 ? faults : [...faults, "the lines do not end where the coverage ends"];
}

/** A waypoint below the line's end would leave hosts of that line with nothing to do in the hop. */
function pathFaults(row: LineRow, rows: RulebookRows): readonly string[] {
  const order = rows.waypoints.map(({ name }) => name);
  const places = row.path.map((name) => order.indexOf(name));
  const first = rows.waypoints[places[0] ?? -1];
  return [
    ...(places.includes(-1) ? [`line ${row.id} names a waypoint that has no row`] : []),
    ...(places.some((place, i) => i > 0 && place <= (places[i - 1] ?? 0)) ? [`the path of line ${row.id} turns back`] : []),
    ...(first && compareNumbers(first.version, row.below) < 0 ? [`line ${row.id} reaches beyond its first waypoint`] : []),
    ...(row.path.length > 0 && row.path.at(-1) !== order.at(-1) ? [`the path of line ${row.id} ends early`] : []),
    ...((row.path.length === 0) === row.guiUpdate ? [] : [`line ${row.id} has both or neither of a path and a GUI update`]),
  ];
}

/** The steps give one failover a hop and the failback; a closing note that counts otherwise must be marked and noted. */
function closingFaults(row: LineRow): readonly string[] {
  const counted = row.path.length + (row.failback.required ? 1 : 0);
  return Object.entries(row.closingNote).flatMap(([topology, { failovers, note, standing }]) => {
    const differs = failovers !== counted;
    const marked = standing === "contradicted" && note !== null;
    return differs === marked ? [] : [`the closing note of line ${row.id} (${topology}) is not marked as it should be`];
  });
}

function checkFaults({ hop, lines }: RulebookRows): readonly string[] {
  const known = lines.map(({ id }) => id);
  const named = [...hop.mirror, ...hop.cluster].flatMap((act) => (act.act === "upgrade" ? (act.check?.inferredOn ?? []) : []));
  return named.filter((id) => !known.includes(id)).map((id) => `a check is taken over for ${id}, which is no line`);
}

/** Everything that stands against using these rows together, in words for whoever edits the data; empty when they fit. */
export function rulebookFaults(rows: RulebookRows): readonly string[] {
  const order = rows.waypoints.map(({ version }) => version);
  const rising = order.every((version, i) => i === 0 || compareNumbers(order[i - 1] ?? version, version) < 0);
  return [
    ...rangeFaults(rows),
    ...(rising ? [] : ["the waypoints do not rise"]),
    ...rows.lines.flatMap((row) => [...pathFaults(row, rows), ...closingFaults(row)]),
    ...checkFaults(rows),
  ];
}
