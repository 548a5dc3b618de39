import { getAuthTables } from "better-auth/db";
import { expect, test } from "vitest";
import { auth } from "#lib/auth/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/** `twoFactor` is the model `TwoFactor`. */
const fieldsOf = (table: string): Readonly<Record<string, string>> | undefined => {
  const name = `${table.charAt(0).toUpperCase()}${table.slice(1)}ScalarFieldEnum`;
  return (Prisma as unknown as Record<string, Record<string, string>>)[name];
};

const TABLES = Object.entries(getAuthTables(auth().options));

test("the library for accounts knows of the tables that it should", () => {
  expect(TABLES.map(([table]) => table)).toEqual(
    expect.arrayContaining(["user", "session", "account", "verification", "twoFactor", "passkey", "organization", "member"]),
  );
});

test.each(TABLES)("every field of its %s is kept", (table, { fields }) => {
  const kept = fieldsOf(table);
  expect(kept).toBeDefined();
  expect(Object.keys(fields).filter((field) => !(field in (kept ?? {})))).toEqual([]);
});
