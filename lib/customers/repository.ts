import "server-only";
import { OPEN_STATUSES } from "#lib/bookings/booking.ts";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import type { Customer, CustomerPerson, CustomerRow, Happening, NextUpgrade, WaitingRow } from "./customer.ts";
import type { Candidate } from "./duplicates.ts";
import type { CustomersQuery, CustomersShown, CustomersSort } from "./query.ts";

const momentOf = (date: Date): Instant => instant(date.getTime());

const OPEN = Prisma.sql`b.status = ANY(${[...OPEN_STATUSES]})`;

/** The next upgrade of what `owner` names, as columns of a lateral join. By the database's clock. */
export const nextOf = (owner: Prisma.Sql) => Prisma.sql`LEFT JOIN LATERAL (
    SELECT b.reference, b.starts_at, b.zone FROM booking b
    WHERE ${owner} AND b.status IN ('approved', 'in-progress') AND b.ends_at > clock_timestamp()
    ORDER BY b.starts_at, b.id LIMIT 1
  ) next ON true`;

/** Null altogether where none is confirmed. */
type NextColumns = { readonly reference: string | null; readonly startsAt: Date | null; readonly zone: string | null };

export const nextUpgrade = ({ reference, startsAt, zone }: NextColumns): NextUpgrade | null =>
  reference !== null && startsAt !== null && zone !== null
    ? { reference, start: momentOf(startsAt), zone: zone as ZoneName }
    : null;

const found = (search: string) =>
  search === ""
    ? Prisma.sql`true`
    : Prisma.sql`(strpos(lower(o.name), lower(${search})) > 0
      OR EXISTS (SELECT 1 FROM member m JOIN "user" u ON u.id = m.user_id WHERE m.organization_id = o.id
        AND (strpos(lower(u.name), lower(${search})) > 0 OR strpos(lower(u.email), lower(${search})) > 0))
      OR EXISTS (SELECT 1 FROM installation i LEFT JOIN host h ON h.installation_id = i.id
        WHERE i.organization_id = o.id AND i.removed_at IS NULL
        AND (strpos(lower(i.name), lower(${search})) > 0 OR strpos(lower(h.name), lower(${search})) > 0)))`;

const SHOWN: Readonly<Record<CustomersShown, Prisma.Sql>> = {
  all: Prisma.sql`true`,
  booked: Prisma.sql`open > 0`,
  unbooked: Prisma.sql`open = 0`,
};

const ORDER: Readonly<Record<CustomersSort, Prisma.Sql>> = {
  name: Prisma.sql`lower(name)`,
  next: Prisma.sql`"startsAt" NULLS LAST, lower(name)`,
  newest: Prisma.sql`"createdAt" DESC`,
  seen: Prisma.sql`"lastSignIn" DESC NULLS LAST, lower(name)`,
};

const rowsFor = (search: string) => Prisma.sql`
  SELECT o.id, o.name, o.created_at AS "createdAt",
    (SELECT count(*)::int FROM member m WHERE m.organization_id = o.id) AS people,
    (SELECT count(*)::int FROM installation i WHERE i.organization_id = o.id AND i.removed_at IS NULL) AS installations,
    (SELECT count(*)::int FROM booking b WHERE b.organization_id = o.id AND ${OPEN}) AS open,
    (SELECT max(u.last_sign_in_at) FROM member m JOIN "user" u ON u.id = m.user_id WHERE m.organization_id = o.id) AS "lastSignIn",
    next.reference, next.starts_at AS "startsAt", next.zone
  FROM organization o ${nextOf(Prisma.sql`b.organization_id = o.id`)}
  WHERE o.merged_into IS NULL AND ${found(search)}`;

type Row = Omit<CustomerRow, "next" | "lastSignIn"> & NextColumns & { readonly lastSignIn: Date | null };

type Stretch = { readonly limit: number; readonly skip: number };

/** Customers that were not merged away, in the order asked for. */
export async function listCustomers(
  tx: Tx,
  { search, show, sort }: Omit<CustomersQuery, "page">,
  { limit, skip }: Stretch,
): Promise<readonly CustomerRow[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT * FROM (${rowsFor(search)}) AS shown WHERE ${SHOWN[show]} ORDER BY ${ORDER[sort]}, id LIMIT ${limit} OFFSET ${skip}`;
  return rows.map(({ id, name, people, installations, open, lastSignIn, ...next }) => ({
    ...{ id, name, people, installations, open },
    lastSignIn: lastSignIn && momentOf(lastSignIn),
    next: nextUpgrade(next),
  }));
}

export type BookedCount = { readonly all: number; readonly booked: number };

/** How many the search finds, and how many of them hold a window. */
export async function countCustomers(tx: Tx, search: string): Promise<BookedCount> {
  const [row] = await tx.$queryRaw<BookedCount[]>`
    SELECT count(*)::int AS "all", count(*) FILTER (WHERE open > 0)::int AS booked FROM (
      SELECT (SELECT count(*) FROM booking b WHERE b.organization_id = o.id AND ${OPEN}) AS open
      FROM organization o WHERE o.merged_into IS NULL AND ${found(search)}
    ) AS shown`;
  return row ?? { all: 0, booked: 0 };
}

/** A customer, or where it was merged into; `null` where there is none of the id. */
export async function findCustomer(tx: Tx, id: string): Promise<Customer | { readonly into: string } | null> {
  const row = await tx.organization.findUnique({ where: { id }, include: { merged: { orderBy: { mergedAt: "asc" } } } });
  if (!row) return null;
  if (row.mergedInto !== null) return { into: row.mergedInto };
  const former = row.merged.map(({ id: formerId, name, mergedAt, createdAt }) => ({
    id: formerId,
    name,
    mergedAt: momentOf(mergedAt ?? createdAt),
  }));
  return { id, name: row.name, createdAt: momentOf(row.createdAt), former };
}

/** Everybody of a customer, by name. */
export async function listPeople(tx: Tx, organizationId: string): Promise<readonly CustomerPerson[]> {
  const rows = await tx.$queryRaw<(Omit<CustomerPerson, "lastSignIn"> & { readonly lastSignIn: Date | null })[]>`
    SELECT u.id, u.name, u.email, m.role, u.email_verified AS confirmed,
      (coalesce(u.banned, false) AND coalesce(u.ban_expires > clock_timestamp(), true)) AS off, u.last_sign_in_at AS "lastSignIn"
    FROM member m JOIN "user" u ON u.id = m.user_id WHERE m.organization_id = ${organizationId} ORDER BY lower(u.name), u.id`;
  return rows.map((row) => ({ ...row, lastSignIn: row.lastSignIn && momentOf(row.lastSignIn) }));
}

/** Bookings of a customer that wait for an earlier time, in the order of the line. */
export const listWaiting = (tx: Tx, organizationId: string): Promise<readonly WaitingRow[]> => tx.$queryRaw<WaitingRow[]>`
    SELECT b.reference, i.name AS installation, w.first_date AS "firstDate", w.last_date AS "lastDate"
    FROM waiting_entry w JOIN booking b ON b.id = w.booking_id JOIN installation i ON i.id = b.installation_id
    WHERE b.organization_id = ${organizationId} ORDER BY w.joined_at, b.id`;

type ChangeRow = {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly reason: string | null;
  readonly booking: string;
  readonly act: string;
};

type Owner = { readonly organizationId: string } | { readonly installationId: string };

/** The newest changes of a customer's or an installation's bookings, newest first. */
export async function listChanges(tx: Tx, owner: Owner, limit: number): Promise<readonly Happening[]> {
  const own =
    "organizationId" in owner
      ? Prisma.sql`b.organization_id = ${owner.organizationId}`
      : Prisma.sql`b.installation_id = ${owner.installationId}`;
  const rows = await tx.$queryRaw<ChangeRow[]>`
    SELECT c.id::text AS id, c.at, c.by_name AS by, c.reason, b.reference AS booking, c.act
    FROM booking_change c JOIN booking b ON b.id = c.booking_id WHERE ${own} ORDER BY c.at DESC, c.id DESC LIMIT ${limit}`;
  return rows.map(({ id, at, by, reason, booking, act }) => ({
    ...{ key: `change-${id}`, by, reason },
    at: momentOf(at),
    what: { booking, act },
  }));
}

/** Every customer with the domains of its people's addresses, for comparing names. */
export const listCandidates = (tx: Tx): Promise<readonly Candidate[]> => tx.$queryRaw<Candidate[]>`
    SELECT o.id, o.name, ARRAY(SELECT DISTINCT split_part(lower(u.email), '@', 2) FROM member m JOIN "user" u ON u.id = m.user_id
      WHERE m.organization_id = o.id) AS domains
    FROM organization o WHERE o.merged_into IS NULL`;
