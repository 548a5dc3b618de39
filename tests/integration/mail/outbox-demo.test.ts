import { afterAll, expect, test, vi } from "vitest";
import { closeQueue } from "#lib/jobs/queue.ts";
import { aLinkFor } from "#tests/support/demo-link.ts";

vi.hoisted(() => {
  Object.assign(process.env, {
    UPGRADE_DESK_MODE: "demo",
    AUTH_SECRET: "a test secret of more than 32 letters",
    VAULT_KEY: `${"A".repeat(43)}=`,
  });
});

afterAll(closeQueue);

test("in demo the outbox shows the text of a mail with a link in it", async () => {
  expect(await aLinkFor("kim@demo.example")).toMatch(/^http:\/\/localhost:3000\/verify\?token=/);
});
