import "server-only";
import { OPEN_STATUSES } from "#lib/bookings/booking.ts";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { VersionNumber } from "#lib/planning/version-number.ts";
import type { SystemRow } from "../customer.ts";
import type { CustomersShown, SystemsQuery, SystemsSort } from "../query.ts";
import { nextOf, nextUpgrade } from "../repository.ts";

/** Versions from `from`, which belongs to them, to `below`, which does not. */
export type Span = { readonly from: VersionNumber; readonly below: VersionNumber };

export type Wanted = Pick<SystemsQuery, "search" | "show" | "topology" | "sort"> & {
  readonly span: Span | null;
  readonly organizationId: string | null;
};

/** Three numbers of a version as it was typed, to be compared one after the other; what is missing or `x` is 0. */
const NUMBERS = Prisma.sql`((string_to_array(replace(ltrim(lower(btrim(h.version)), 'v'), 'x', '0'), '.')::int[] || '{0,0}'::int[])[1:3])`;

const numbersOf = ({ major, minor, patch }: VersionNumber) => Prisma.sql`ARRAY[${major}::int, ${minor}::int, ${patch}::int]`;

const within = (span: Span | null) =>
  span === null ? Prisma.sql`true` : Prisma.sql`(oldest >= ${numbersOf(span.from)} AND oldest < ${numbersOf(span.below)})`;

const found = (search: string) =>
  search === ""
    ? Prisma.sql`true`
    : Prisma.sql`(strpos(lower(i.name), lower(${search})) > 0 OR strpos(lower(o.name), lower(${search})) > 0
      OR EXISTS (SELECT 1 FROM host h WHERE h.installation_id = i.id
        AND (strpos(lower(h.name), lower(${search})) > 0 OR strpos(h.version, ${search}) = 1)))`;

const SHOWN: Readonly<Record<CustomersShown, Prisma.Sql>> = {
  all: Prisma.sql`true`,
  booked: Prisma.sql`open > 0`,
  unbooked: Prisma.sql`open = 0`,
};

const ORDER: Readonly<Record<SystemsSort, Prisma.Sql>> = {
  customer: Prisma.sql`lower(organization), lower(name)`,
  name: Prisma.sql`lower(name), lower(organization)`,
  version: Prisma.sql`oldest, lower(organization), lower(name)`,
  next: Prisma.sql`"startsAt" NULLS LAST, lower(organization), lower(name)`,
};

const rowsFor = ({ search, topology, organizationId }: Wanted) => Prisma.sql`
  SELECT i.id, i.name, i.topology, o.id AS "organizationId", o.name AS organization, hosts.count AS hosts, hosts.oldest,
    (SELECT count(*)::int FROM booking b WHERE b.installation_id = i.id AND b.status = ANY(${[...OPEN_STATUSES]})) AS open,
    next.reference, next.starts_at AS "startsAt", next.zone
  FROM installation i JOIN organization o ON o.id = i.organization_id
  JOIN LATERAL (SELECT count(*)::int AS count, min(${NUMBERS}) AS oldest FROM host h WHERE h.installation_id = i.id) hosts ON true
  ${nextOf(Prisma.sql`b.installation_id = i.id`)}
  WHERE i.removed_at IS NULL AND ${found(search)}
    AND ${topology === "" ? Prisma.sql`true` : Prisma.sql`i.topology = ${topology}`}
    AND ${organizationId === null ? Prisma.sql`true` : Prisma.sql`i.organization_id = ${organizationId}`}`;

type Row = {
  readonly id: string;
  readonly name: string;
  readonly topology: string;
  readonly organizationId: string;
  readonly organization: string;
  readonly hosts: number;
  readonly open: number;
  readonly reference: string | null;
  readonly startsAt: Date | null;
  readonly zone: string | null;
  readonly versions: readonly string[];
};

function toRow({ id, name, topology, organizationId, organization, hosts, open, versions, ...next }: Row): SystemRow {
  return {
    id,
    name,
    topology,
    customer: { id: organizationId, name: organization },
    hosts,
    open,
    versions,
    next: nextUpgrade(next),
  };
}

/** Installations that were not removed, in the order asked for. The versions are looked up for the rows of the page alone. */
export async function listSystems(
  tx: Tx,
  wanted: Wanted,
  { limit, skip }: { readonly limit: number; readonly skip: number },
): Promise<readonly SystemRow[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT page.*, ARRAY(SELECT min(h.version) FROM host h WHERE h.installation_id = page.id GROUP BY ${NUMBERS} ORDER BY ${NUMBERS})
      AS versions
    FROM (SELECT id, name, topology, "organizationId", organization, hosts, open, reference, "startsAt", zone,
        row_number() OVER (ORDER BY ${ORDER[wanted.sort]}, id) AS place
      FROM (${rowsFor(wanted)}) AS shown WHERE ${SHOWN[wanted.show]} AND ${within(wanted.span)}
      ORDER BY place LIMIT ${limit} OFFSET ${skip}) AS page ORDER BY place`;
  return rows.map(toRow);
}

export type BookedCount = { readonly all: number; readonly booked: number };

/** How many are found, and how many of them hold a window. */
export async function countSystems(tx: Tx, wanted: Wanted): Promise<BookedCount> {
  const [row] = await tx.$queryRaw<BookedCount[]>`
    SELECT count(*)::int AS "all", count(*) FILTER (WHERE open > 0)::int AS booked
    FROM (${rowsFor(wanted)}) AS shown WHERE ${within(wanted.span)}`;
  return row ?? { all: 0, booked: 0 };
}
