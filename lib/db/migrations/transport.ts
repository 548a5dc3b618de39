import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";

/** PostgreSQL's internal one-byte type "char", of which its own tables are full. */
const CHAR_TYPE = 18;
const TEXT_TYPE = 25;

const charColumns = new WeakMap<readonly unknown[], readonly number[]>();

/** Lets columns of type "char" pass the adapter, which knows no such type, as text; which ones they were is kept beside the rows. */
class CatalogPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own signature has a dozen overloads, of which the adapter uses one
  override async query(...args: any[]): Promise<any> {
    const result = await super.query(...(args as [string]));
    const chars = result.fields?.flatMap((field, index) => (field.dataTypeID === CHAR_TYPE ? [index] : [])) ?? [];
    for (const index of chars) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT_TYPE });
    if (chars.length > 0) charColumns.set(result.rows, chars);
    return result;
  }
}

/** The same server and the same options, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}

/** The only kind of error that the engine can carry; any other one is thrown through it, past every handler of ours. */
function asAdapterError(error: unknown): never {
  const { code = "", severity = "ERROR", message, detail, column, hint } = error as pg.DatabaseError;
  throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
}

/** Adapters of one piece of work. The engine closes some of them itself and leaves others open. */
type Opened = SqlDriverAdapter[];

async function openAdapter(url: string, opened: Opened, afterwards = async () => {}): Promise<SqlDriverAdapter> {
  const pool = new CatalogPool({ connectionString: url, max: 1 });
  const adapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query: SqlQuery) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  // One message to the server: one implicit transaction, and a semicolon inside a function body ends nothing.
  adapter.executeScript = async (script: string) => {
    await pool.query(script).catch(asAdapterError);
  };
  adapter.dispose = async () => {
    if (pool.ending) return;
    await pool.end();
    await afterwards();
  };
  opened.push(adapter);
  return adapter;
}

async function openShadow(url: string, opened: Opened): Promise<SqlDriverAdapter> {
  const name = `shadow_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  await admin.query(`CREATE DATABASE "${name}" TEMPLATE template0`).catch(asAdapterError);
  return openAdapter(withDatabase(url, name), opened, async () => {
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  });
}

const factory = (url: string, opened: Opened): SqlMigrationAwareDriverAdapterFactory => ({
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  connect: () => openAdapter(url, opened),
  connectToShadowDb: () => openShadow(url, opened),
});

type Binding = typeof import("@prisma/schema-engine-wasm/schema_engine_bg");

const require = createRequire(import.meta.url);

/** Loads the engine by hand: Node imports WebAssembly as a module only in its newest versions, and with a warning. */
async function instantiate(): Promise<Binding> {
  const name = "@prisma/schema-engine-wasm/schema_engine_bg";
  const engine: Binding = await import(name);
  const bytes = await readFile(require.resolve(name).replace(/\.js$/, ".wasm"));
  const imports = { "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

let loading: Promise<Binding> | undefined;

/** Once for each process: the binding keeps one instance, and a second one would pull it from under the first. */
function loadEngine(): Promise<Binding> {
  loading ??= instantiate();
  return loading;
}

type Panics = { PRISMA_WASM_PANIC_REGISTRY?: { message: string; set_message: (text: string) => void } };

/** Without this object a panic of the engine is reported as a missing property and its own words are lost. */
function listenToPanics(): () => string {
  const registry = {
    message: "",
    set_message(text: string) {
      registry.message = text;
    },
  };
  (globalThis as Panics).PRISMA_WASM_PANIC_REGISTRY = registry;
  return () => registry.message;
}

/** The engine's error in words: what it says, what it panicked about, and what PostgreSQL said to the adapter. */
function inWords(error: unknown, panic: string, cause: string): Error {
  const { message } = error as { message?: string };
  return new Error([message ?? String(error), panic, cause].filter((part) => part !== "").join("\n"), { cause: error });
}

/**
 * Runs `work` with Prisma's schema engine, compiled to WebAssembly, over our own connection; a shadow database is created
 * beside the real one when `work` needs one. `schema` is the text of schema.prisma.
 */
export async function withEngine<T>(url: string, schema: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const panic = listenToPanics();
  const { SchemaEngine: Engine } = await loadEngine();
  const opened: Opened = [];
  const adapter = bindMigrationAwareSqlAdapterFactory(factory(url, opened));
  const engine = await Engine.new({ datamodels: [["schema.prisma", schema]] }, () => undefined, adapter);
  try {
    return await work(engine);
  } catch (error) {
    const id = /External error id#(\d+)/.exec(String((error as Error).message))?.[1];
    const cause = id === undefined ? undefined : adapter.errorRegistry.consumeError(Number(id));
    throw inWords(error, panic(), cause ? JSON.stringify(cause.error) : "");
  } finally {
    engine.free();
    for (const each of opened) await each.dispose();
  }
}
