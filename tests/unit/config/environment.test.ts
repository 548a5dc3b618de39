import { describe, expect, test } from "vitest";
import { describeFaults, parseEnvironment, type Variables } from "#lib/config/environment.ts";

const KEY = `${"k".repeat(43)}=`;
const SECRETS = { AUTH_SECRET: "s".repeat(32), VAULT_KEY: KEY };
const PRODUCTION = { ...SECRETS, APP_URL: "https://desk.example" };

const parsed = (variables: Variables) => {
  const result = parseEnvironment(variables);
  if (!result.ok) throw new Error(describeFaults(result.error));
  return result.value;
};
const faults = (variables: Variables) => {
  const result = parseEnvironment(variables);
  return result.ok ? [] : result.error.map(({ name, problem }) => `${name} ${problem}`);
};

describe("what must be there", () => {
  test("production names every missing secret at once, and a process that nobody told runs in production", () => {
    for (const UPGRADE_DESK_MODE of ["production", undefined, "prodution"])
      expect(faults({ UPGRADE_DESK_MODE })).toEqual(["APP_URL missing", "AUTH_SECRET missing", "VAULT_KEY missing"]);
  });

  test("each fault says what the variable must look like", () => {
    const result = parseEnvironment({});
    expect(result.ok ? "" : describeFaults(result.error)).toMatch(/AUTH_SECRET is missing: at least 32 random characters/);
  });

  test("an empty variable is a missing one", () => {
    expect(faults({ ...PRODUCTION, AUTH_SECRET: "" })).toEqual(["AUTH_SECRET missing"]);
  });

  test("the demo runs on no placeholder either", () => {
    expect(faults({ UPGRADE_DESK_MODE: "demo" })).toEqual(["AUTH_SECRET missing", "VAULT_KEY missing"]);
  });

  test("addresses for answers need somebody who brings the answers in", () => {
    const INBOUND_DOMAIN = "reply.example.com";
    expect(faults({ ...PRODUCTION, INBOUND_DOMAIN })).toEqual(["INBOUND_SECRET missing"]);
    expect(faults({ ...PRODUCTION, INBOUND_DOMAIN, INBOUND_SECRET: "s".repeat(32) })).toEqual([]);
    expect(faults({ ...PRODUCTION, INBOUND_SECRET: "s".repeat(32) })).toEqual([]);
  });

  test("a build, and a developer, need none", () => {
    expect(faults({ NEXT_PHASE: "phase-production-build" })).toEqual([]);
    expect(faults({ UPGRADE_DESK_MODE: "development" })).toEqual([]);
  });
});

describe("what is not usable", () => {
  test.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000a"],
    ["APP_URL", "desk.example"],
    ["APP_URL", "https://desk.example/path"],
    ["APP_URL", "https://user@desk.example"],
    ["APP_URL", "ftp://desk.example"],
    ["DATABASE_URL", "mysql://host/name"],
    ["AUTH_SECRET", "short"],
    ["VAULT_KEY", "not a key"],
    ["VAULT_KEY", `${KEY},short`],
    ["VAULT_KEY", " , "],
    ["SMTP_URL", "http://mail.example"],
    ["LOG_LEVEL", "loud"],
    ["WORKER", "no"],
    ["INBOUND_DOMAIN", "https://reply.example.com"],
    ["INBOUND_DOMAIN", "reply..example.com"],
    ["INBOUND_DOMAIN", "reply@example.com"],
    ["INBOUND_SECRET", "short"],
    ["INBOUND_SECRET", `a secret with spaces ${"x".repeat(32)}`],
    ["PROXY_HOPS", "-1"],
    ["PROXY_HOPS", "12"],
  ])("%s %s", (name, value) => {
    expect(faults({ ...PRODUCTION, [name]: value })).toEqual([`${name} unusable`]);
  });
});

describe("what it means", () => {
  test("the demo listens to this machine alone and trusts both of its names", () => {
    expect(parsed({ ...SECRETS, UPGRADE_DESK_MODE: "demo", PORT: "4000" })).toMatchObject({
      host: "127.0.0.1",
      appUrl: "http://localhost:4000",
      trustedOrigins: ["http://localhost:4000", "http://127.0.0.1:4000"],
    });
  });

  test("production listens to all and trusts its public address alone", () => {
    expect(parsed({ ...PRODUCTION, APP_URL: "https://Desk.example:443/" })).toMatchObject({
      mode: "production",
      host: "0.0.0.0",
      port: 3000,
      appUrl: "https://desk.example",
      trustedOrigins: ["https://desk.example"],
    });
  });

  test("vault keys are a list, newest first, with or without padding, in either alphabet", () => {
    const other = `${"-_".repeat(21)}a`;
    expect(parsed({ ...PRODUCTION, VAULT_KEY: `${other}, ${KEY}` }).vaultKeys).toEqual([other, KEY]);
  });

  test("without a word about it there is a worker, no trusted proxy, an information log and a sender", () => {
    expect(parsed(PRODUCTION)).toMatchObject({
      worker: true,
      proxyHops: 0,
      logLevel: "info",
      mailFrom: "Upgrade Desk <no-reply@desk.example>",
    });
    expect(parsed({ ...PRODUCTION, WORKER: "off" }).worker).toBe(false);
  });
});
