import { randomUUID } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chdir, cwd } from "node:process";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { isUpToDate, readMigrations } from "#lib/db/migrations/history/service.ts";
import { driftFromSchema, markRolledBack, migrate } from "#lib/db/migrations/service.ts";
import { withDatabase } from "#lib/db/migrations/transport.ts";

const ROOT = cwd();
let root: string;
let database: string;
let url: string;

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("adminUrl") });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function rows<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query<Row>(sql).finally(() => client.end())).rows;
}

/** An empty database for the app's role, and a copy of the project's schema and migrations to add to. */
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "ud-migrations-"));
  cpSync(join(ROOT, "prisma"), join(root, "prisma"), { recursive: true });
  chdir(root);
  database = `migrate_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(`CREATE DATABASE "${database}" TEMPLATE template0 OWNER upgrade_desk`);
  url = withDatabase(inject("templateUrl"), database);
});
afterEach(async () => {
  chdir(ROOT);
  rmSync(root, { recursive: true, force: true });
  await asAdmin(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
});

function addMigration(name: string, sql: string): void {
  mkdirSync(join(root, "prisma", "migrations", name), { recursive: true });
  writeFileSync(join(root, "prisma", "migrations", name, "migration.sql"), sql);
}

describe("migrating", () => {
  test("brings an empty database up to date as a role without special powers, and then has nothing to do", async () => {
    const names = (await readMigrations()).map(({ name }) => name);
    expect(await isUpToDate(url)).toBe(false);
    expect(await migrate(url)).toEqual(names);
    expect(await isUpToDate(url)).toBe(true);
    expect(await migrate(url)).toEqual([]);
  });

  test("is done by one of five who start at once", async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
    const names = (await readMigrations()).map(({ name }) => name);
    expect(applied.toSorted((a, b) => b.length - a.length)).toEqual([names, [], [], [], []]);
  });

  test("keeps functions whole that have semicolons in them", async () => {
    addMigration(
      "99990101000000_function",
      "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ DECLARE m int; BEGIN m := n * 2; RETURN m; END $$;",
    );
    await migrate(url);
    expect(await rows("SELECT twice(21) AS n")).toEqual([{ n: 42 }]);
  });

  test("that fails leaves nothing behind, says why, blocks the next, and can be tried again", async () => {
    await migrate(url);
    addMigration("99990101000000_broken", "CREATE TABLE half (n int); SELECT 1 / 0;");
    await expect(migrate(url)).rejects.toThrow(/division by zero/);
    expect(await rows("SELECT to_regclass('half') IS NULL AS absent")).toEqual([{ absent: true }]);
    await expect(migrate(url)).rejects.toThrow(/npm run migrate -- --rolled-back 99990101000000_broken/);
    addMigration("99990101000000_broken", "CREATE TABLE half (n int);");
    await markRolledBack(url, "99990101000000_broken");
    expect(await migrate(url)).toEqual(["99990101000000_broken"]);
  });

  test("refuses a migration that was edited after it was applied", async () => {
    addMigration("99990101000000_edited", "CREATE TABLE one (n int);");
    await migrate(url);
    addMigration("99990101000000_edited", "CREATE TABLE two (n int);");
    await expect(migrate(url)).rejects.toThrow(/was changed after it was applied/);
  });
});

/** Puts the project's migrations aside from `name` on, as they were not yet there. */
function without(name: string): () => void {
  const folder = join(root, "prisma", "migrations");
  const aside = join(root, "aside");
  mkdirSync(aside);
  const later = readdirSync(folder).filter((each) => each >= name && each !== "migration_lock.toml");
  for (const each of later) renameSync(join(folder, each), join(aside, each));
  return () => {
    for (const each of later) renameSync(join(aside, each), join(folder, each));
  };
}

describe("what was stored before", () => {
  test("a booking that said yes or no to stopping the VPSs first has the way that it meant", async () => {
    const restore = without("20261126081000_booking_way");
    await migrate(url);
    await rows(`INSERT INTO organization (id, name, slug, created_at) VALUES ('o', 'Northwind', 'northwind', now());
      INSERT INTO installation (id, organization_id, name, topology, zone, created_by) VALUES ('i', 'o', 'Toronto', 'mirror', 'UTC', 'u');
      INSERT INTO engineer (id, name) VALUES ('e', 'Engineer E');
      INSERT INTO booking (id, reference, organization_id, installation_id, status, starts_at, ends_at, zone, wall_clock,
        window_minutes, stop_vps_first, plan_hash, plan, engineer_id, created_by)
      SELECT 'b' || stop, 'UD-' || stop, 'o', 'i', 'submitted', now(), now() + interval '1 hour', 'UTC', '2026-12-01T18:00',
        60, stop, 'sha256:0', '{}', 'e', 'u' FROM (VALUES (true), (false)) AS each (stop)`);
    restore();
    await migrate(url);
    expect(await rows("SELECT id, way FROM booking ORDER BY id")).toEqual([
      { id: "bfalse", way: "ride-through" },
      { id: "btrue", way: "stop-all" },
    ]);
    await expect(rows("UPDATE booking SET way = 'sideways'")).rejects.toThrow(/booking_way_known/);
  });
});

describe("the schema", () => {
  const admin = () => withDatabase(inject("adminUrl"), database);

  test("says what the migrations make", async () => {
    expect(await driftFromSchema(admin())).toBe("");
  });

  test("is found to differ when it does, and nothing happens to the database that was asked", async () => {
    addMigration("99990101000000_more", "CREATE TABLE more (id text PRIMARY KEY);");
    expect(await driftFromSchema(admin())).toContain('DROP TABLE "more"');
    expect(await rows("SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'")).toEqual([{ n: 0 }]);
    expect(await rows("SELECT count(*)::int AS n FROM pg_database WHERE datname LIKE 'shadow%'")).toEqual([{ n: 0 }]);
  });
});
