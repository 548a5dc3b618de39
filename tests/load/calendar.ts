import pg from "pg";

/** Runs statements on the rig's database, beside the app. */
async function onDatabase<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Pairs of open bookings that overlap on one engineer, counted from the bookings themselves and once more from what is held; the
 * larger count. Knows nothing of how the app keeps them apart.
 */
export const countOverlaps = (databaseUrl: string): Promise<number> =>
  onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ bookings: number; held: number }>(`
      SELECT
        (SELECT count(*)::int FROM booking a JOIN booking b ON a.id < b.id AND a.engineer_id = b.engineer_id
          WHERE a.status NOT IN ('declined', 'cancelled', 'completed', 'aborted')
            AND b.status NOT IN ('declined', 'cancelled', 'completed', 'aborted')
            AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at) AS bookings,
        (SELECT count(*)::int FROM held_window a JOIN held_window b ON a.id < b.id AND a.engineer_id = b.engineer_id
          WHERE lower(a.during) < upper(b.during) AND lower(b.during) < upper(a.during)) AS held`);
    return Math.max(rows[0]?.bookings ?? 0, rows[0]?.held ?? 0);
  });

export const countBookings = (databaseUrl: string, installationId: string): Promise<number> =>
  onDatabase(databaseUrl, async (client) => {
    const query = "SELECT count(*)::int AS n FROM booking WHERE installation_id = $1";
    return (await client.query<{ n: number }>(query, [installationId])).rows[0]?.n ?? 0;
  });

/** Open series that are not whole: without a booking for each evening, or without a window held for each of these. */
export const countPartial = (databaseUrl: string): Promise<number> =>
  onDatabase(databaseUrl, async (client) => {
    const query = `SELECT count(*)::int AS n FROM series s WHERE s.evenings <> (SELECT count(*) FROM booking b WHERE b.series_id = s.id)
      OR s.evenings <> (SELECT count(*) FROM held_window h JOIN booking b ON b.id = h.booking_id WHERE b.series_id = s.id)`;
    return (await client.query<{ n: number }>(query)).rows[0]?.n ?? 0;
  });

/** A build that writes the evenings of a series one by one and lets the last one go where it is inconvenient. */
export const breakSeries = (databaseUrl: string): Promise<unknown> =>
  onDatabase(databaseUrl, (client) =>
    client.query(`
      CREATE FUNCTION forget_last() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RETURN CASE WHEN (SELECT evening = evenings FROM booking WHERE id = NEW.booking_id) THEN NULL ELSE NEW END; END $$;
      CREATE TRIGGER forget_last BEFORE INSERT ON held_window FOR EACH ROW EXECUTE FUNCTION forget_last()`),
  );

export const mendSeries = (databaseUrl: string): Promise<unknown> =>
  onDatabase(databaseUrl, (client) => client.query("DROP FUNCTION forget_last() CASCADE"));

/**
 * Takes away what keeps windows apart: the lock does nothing any more and the constraint is gone. What is left is the check of the
 * calendar before the insert, which every naive build has. For showing that the measurement would notice.
 */
export const breakCalendar = (databaseUrl: string): Promise<unknown> =>
  onDatabase(databaseUrl, (client) =>
    client.query(`
      CREATE OR REPLACE FUNCTION calendar_lock() RETURNS void LANGUAGE sql VOLATILE AS 'SELECT NULL::void';
      ALTER TABLE held_window DROP CONSTRAINT IF EXISTS held_window_no_overlap`),
  );

/** Takes away what makes a key one key: sent again, it is new every time. */
export const breakKeys = (databaseUrl: string): Promise<unknown> =>
  onDatabase(databaseUrl, (client) => client.query("ALTER TABLE once_key DROP CONSTRAINT once_key_pkey"));

/**
 * Takes away what keeps decisions apart: a change is written to the booking whatever has become of it since its state and revision
 * were looked at. A view stands in for the table, so that the look is at the past and the write asks nothing, as it is in a build
 * that checks first and writes afterwards. The calendar's lock, which would keep some of them apart by chance, has to be gone too.
 */
export const breakRevisions = (databaseUrl: string): Promise<unknown> =>
  onDatabase(databaseUrl, (client) =>
    client.query(`
      ALTER TABLE booking RENAME TO booking_kept;
      CREATE VIEW booking AS SELECT * FROM booking_kept;
      DO $make$
      DECLARE names text := (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = 'booking_kept'::regclass AND attnum > 0 AND NOT attisdropped);
      BEGIN
        EXECUTE format('CREATE FUNCTION overwrite_booking() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN
          UPDATE booking_kept SET (%s) = (SELECT NEW.*) WHERE id = OLD.id; RETURN NEW; END $body$', names);
      END $make$;
      CREATE TRIGGER overwrite INSTEAD OF UPDATE ON booking FOR EACH ROW EXECUTE FUNCTION overwrite_booking()`),
  );

/**
 * Bookings of an installation whose story does not hold together: a row of history that does not begin where the one before it
 * ended, another state than the last row leads to, more or fewer rows than changes in the trail, or another number of held windows
 * than the state has.
 */
export const countBrokenStories = (databaseUrl: string, installationId: string): Promise<number> =>
  onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `WITH story AS (
        SELECT c.booking_id, c.id, c.from_state, c.to_state,
          lag(c.to_state, 1, 'draft') OVER (PARTITION BY c.booking_id ORDER BY c.id) AS before,
          row_number() OVER (PARTITION BY c.booking_id ORDER BY c.id DESC) AS back,
          count(*) OVER (PARTITION BY c.booking_id) AS changes
        FROM booking_change c JOIN booking b ON b.id = c.booking_id WHERE b.installation_id = $1)
      SELECT count(DISTINCT b.id)::int AS n FROM booking b JOIN story s ON s.booking_id = b.id
      WHERE s.from_state <> s.before OR (s.back = 1 AND s.to_state <> b.status)
        OR b.revision <> s.changes OR s.changes <> (SELECT count(*) FROM audit_entry a WHERE a.subject = 'booking:' || b.id)
        OR (SELECT count(*) FROM held_window h WHERE h.booking_id = b.id)
          <> (CASE WHEN b.status IN ('declined', 'cancelled', 'completed', 'aborted') THEN 0 ELSE 1 END)`,
      [installationId],
    );
    return rows[0]?.n ?? 0;
  });
