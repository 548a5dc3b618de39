import pg from "pg";

/** Key of the setting that marks a database as one of the demo. Its value: whether the sample data is in. */
const DEMO = "demo";

type Mark = { readonly seeded: boolean };

export type Purpose = {
  /** `null` where nobody has marked it. */
  readonly demo: Mark | null;
  readonly users: number;
  readonly administrators: number;
};

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What a migrated database is used for; through a connection of its own, since the app's is not open when this is asked. */
export const purposeOf = (url: string): Promise<Purpose> =>
  withClient(url, async (client) => {
    const mark = await client.query<{ value: Mark }>("SELECT value FROM setting WHERE key = $1", [DEMO]);
    const counted = await client.query<{ users: number; administrators: number }>(
      `SELECT count(*)::int AS users, count(*) FILTER (WHERE role = 'admin')::int AS administrators FROM "user"`,
    );
    return { demo: mark.rows[0]?.value ?? null, users: 0, administrators: 0, ...counted.rows[0] };
  });

/** Marks the database as one of the demo, on which production refuses to run. */
export const markDemo = (url: string, mark: Mark): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(
      `INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, now())
         ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = now()`,
      [DEMO, JSON.stringify(mark)],
    );
  });
