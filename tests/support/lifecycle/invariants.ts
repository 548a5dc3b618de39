import { database } from "#lib/db/client.ts";
import { holdingOf, type Model, type Modelled, type Span, touches } from "./model.ts";

type Row = {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly history: readonly string[] | null;
  readonly trail: number;
  readonly jobs: number;
  readonly own: readonly Span[] | null;
  readonly proposed: readonly Span[] | null;
  /** The number that calendars know it by, and those that its changes have given it. */
  readonly sequence: number;
  readonly numbers: readonly number[] | null;
};

/** Everything that the invariants look at, in one statement; what has expired holds nothing. */
const look = () => database().$queryRaw<Row[]>`
  SELECT b.id, b.reference, b.status, b.calendar_sequence AS sequence,
    (SELECT json_agg((c.detail->>'sequence')::int ORDER BY c.id) FROM booking_change c WHERE c.booking_id = b.id AND c.detail ? 'sequence') AS numbers,
    (SELECT json_agg(c.act || ' ' || c.from_state || ' ' || c.to_state ORDER BY c.id) FROM booking_change c WHERE c.booking_id = b.id) AS history,
    (SELECT count(*)::int FROM audit_entry a WHERE a.subject = 'booking:' || b.id) AS trail,
    (SELECT count(*)::int FROM pgboss.job j WHERE j.name = 'booking.announce' AND j.data->>'bookingId' = b.id) AS jobs,
    (SELECT json_agg(json_build_object('engineer', engineer_id, 'start', extract(epoch FROM lower(during)) * 1000,
      'end', extract(epoch FROM upper(during)) * 1000)) FROM held_window h WHERE h.booking_id = b.id AND h.kind = 'booking') AS own,
    (SELECT json_agg(json_build_object('engineer', engineer_id, 'start', extract(epoch FROM lower(during)) * 1000,
      'end', extract(epoch FROM upper(during)) * 1000)) FROM held_window h
      WHERE h.booking_id = b.id AND h.kind = 'proposal' AND h.expires_at > clock_timestamp()) AS proposed
  FROM booking b`;

/** Pairs of held windows that overlap on one engineer, however they came about. */
async function countOverlaps(): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM held_window a JOIN held_window b ON a.id < b.id AND a.engineer_id = b.engineer_id
    WHERE lower(a.during) < upper(b.during) AND lower(b.during) < upper(a.during)`;
  return row?.count ?? 0;
}

/** 1, 2, 3 up to `n`: each change raises the number by one, and none gives it another. */
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, k) => k + 1);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const edgesOf = (spans: readonly Span[]): readonly number[] => spans.flatMap(({ start, end }) => [start, end]);

/** Whether both cover the same moments of the same engineers: between two neighbouring edges nothing changes. */
function coversAlike(a: readonly Span[], b: readonly Span[]): boolean {
  const edges = [...new Set([...edgesOf(a), ...edgesOf(b)])].sort((x, y) => x - y);
  const engineers = [...new Set([...a, ...b].map(({ engineer }) => engineer))];
  return engineers.every((engineer) =>
    edges.slice(1).every((end, n) => {
      const piece = { engineer, start: edges[n] ?? end, end };
      return a.some((span) => touches(span, piece)) === b.some((span) => touches(span, piece));
    }),
  );
}

function faultsOf(expected: Modelled, row: Row | undefined): readonly string[] {
  if (!row) return ["is gone"];
  const holding = holdingOf(expected);
  const [own] = holding;
  return [
    ...(row.reference === expected.reference ? [] : [`has another reference, ${row.reference}`]),
    ...(row.status === expected.status ? [] : [`is ${row.status} instead of ${expected.status}`]),
    ...(same(row.history, expected.history) ? [] : [`has the history ${JSON.stringify(row.history)}`]),
    ...(row.trail === expected.history.length
      ? []
      : [`has ${row.trail} rows in the trail for ${expected.history.length} changes`]),
    ...(row.jobs === expected.history.length ? [] : [`is told of ${row.jobs} times for ${expected.history.length} changes`]),
    ...(same(row.own ?? [], own ? [own] : []) ? [] : [`holds ${JSON.stringify(row.own)} instead of ${JSON.stringify(own)}`]),
    ...(same(row.numbers ?? [], upTo(row.sequence))
      ? []
      : [`is ${row.sequence} in calendars after ${JSON.stringify(row.numbers)}`]),
    ...(coversAlike([...(row.own ?? []), ...(row.proposed ?? [])], holding)
      ? []
      : [`holds ${JSON.stringify(row.proposed)} beside`]),
  ];
}

/** Throws where the database is not what the model says, with every difference. */
export async function checkInvariants(model: Model): Promise<void> {
  const rows = new Map((await look()).map((row) => [row.id, row]));
  const faults = model.bookings.flatMap((booking) =>
    faultsOf(booking, rows.get(booking.id)).map((fault) => `${booking.reference} ${fault}`),
  );
  if (rows.size !== model.bookings.length) faults.push(`There are ${rows.size} bookings instead of ${model.bookings.length}`);
  const overlaps = await countOverlaps();
  if (overlaps > 0) faults.push(`${overlaps} pairs of held windows overlap`);
  if (faults.length > 0) throw new Error(`The database differs from the model: ${faults.join("; ")}`);
}
