import { beforeAll, describe, expect, it } from "vitest";
import type { Customer } from "#lib/auth/actor.ts";
import { database, newId } from "#lib/db/client.ts";
import { changeInstallation, createInstallation, findInstallation } from "#lib/installations/service.ts";
import { type DraftData, draftOf, EMPTY } from "#lib/installations/setup/draft.ts";
import {
  discardDraft,
  findDraft,
  keepDraft,
  newDraftId,
  openDrafts,
  saveChange,
  saveNew,
} from "#lib/installations/setup/service.ts";
import { instant } from "#lib/time/instant.ts";
import { aSystem } from "#tests/support/an-installation.ts";
import { aColleague, aCustomer } from "#tests/support/database/people.ts";

let owner: Customer;
let colleague: Customer;

const WHOLE: DraftData = { ...draftOf(aSystem()), of: null };

const once = (key = newId()) => ({ owner: owner.userId, route: "form:installation-save", key, bodyHash: "same" });

const kept = async (data: DraftData = WHOLE): Promise<string> => {
  const id = newDraftId();
  expect(await keepDraft(owner, id, data)).toMatchObject({ ok: true });
  return id;
};

const countOf = () => database().installation.count({ where: { organizationId: owner.organizationId } });

beforeAll(async () => {
  owner = await aCustomer();
  colleague = aColleague(owner);
});

describe("a draft", () => {
  it("comes back as it was kept, and is replaced by what is kept under its id later", async () => {
    const id = await kept({ ...EMPTY, name: "First" });
    await keepDraft(owner, id, { ...EMPTY, name: "Second" });
    expect((await findDraft(owner, id))?.data).toEqual({ ...EMPTY, name: "Second" });
  });

  it("belongs to its account alone: a colleague neither finds it nor writes over it nor discards nor saves it", async () => {
    const id = await kept({ ...WHOLE, name: "Mine" });
    expect(await findDraft(colleague, id)).toBeNull();
    expect(await keepDraft(colleague, id, { ...WHOLE, name: "Theirs" })).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
    await discardDraft(colleague, id);
    expect(await saveNew(colleague, id, { ...once(), owner: colleague.userId })).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
    expect((await findDraft(owner, id))?.data.name).toBe("Mine");
  });

  it.each(["", "x", "a\u0000b", "../../..", "x".repeat(5000)])("is not %j", async (id) => {
    expect(await findDraft(owner, id)).toBeNull();
    expect(await keepDraft(owner, id, EMPTY)).toMatchObject({ ok: false });
  });

  it("is one of several, the one last worked on first; those that change an installation are not among them", async () => {
    const person = await aCustomer("Several");
    const ids = [newDraftId(), newDraftId(), newDraftId()];
    const at = Date.UTC(2026, 9, 14);
    for (const [n, id] of ids.entries()) await keepDraft(person, id, { ...EMPTY, name: `No. ${n}` }, () => instant(at + n));
    await keepDraft(person, newDraftId(), { ...WHOLE, of: { id: "other", version: 1 } }, () => instant(at));
    await keepDraft(person, ids[0] ?? "", { ...EMPTY, name: "No. 0 again" }, () => instant(at + 9));
    expect((await openDrafts(person)).map(({ data }) => data.name)).toEqual(["No. 0 again", "No. 2", "No. 1"]);
  });

  it("is kept for 30 days after it was last worked on, and then forgotten", async () => {
    const person = await aCustomer("Forgetful");
    const [old, older] = [newDraftId(), newDraftId()];
    const now = Date.UTC(2026, 9, 31);
    const days = (n: number) => () => instant(now - n * 86_400_000);
    await keepDraft(person, older, { ...EMPTY, name: "Older" }, days(31));
    await keepDraft(person, old, { ...EMPTY, name: "Old" }, days(29));
    await keepDraft(person, newDraftId(), { ...EMPTY, name: "New" }, days(0));
    expect((await openDrafts(person)).map(({ data }) => data.name)).toEqual(["New", "Old"]);
  });
});

describe("saving a draft", () => {
  it("makes the installation and ends the draft; five clicks at once make one", async () => {
    const id = await kept();
    const before = await countOf();
    const key = once();
    const saved = await Promise.all(Array.from({ length: 5 }, () => saveNew(owner, id, key)));
    expect(new Set(saved.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await countOf()).toBe(before + 1);
    expect(await findDraft(owner, id)).toBeNull();
    const found = await findInstallation(owner, saved[0]?.ok ? saved[0].value.id : "");
    expect(found).toMatchObject({ ok: true, value: { name: WHOLE.name, revision: 1, organizationId: owner.organizationId } });
  });

  it("with something missing names it, makes nothing, and leaves draft and key for the next try", async () => {
    const id = await kept({ ...WHOLE, zone: "" });
    const [before, key] = [await countOf(), once()];
    expect(await saveNew(owner, id, key)).toMatchObject({
      ok: false,
      error: { code: "invalid-input", faults: [{ code: "zone-missing" }] },
    });
    expect(await countOf()).toBe(before);
    await keepDraft(owner, id, WHOLE);
    expect(await saveNew(owner, id, key)).toMatchObject({ ok: true });
  });
});

describe("saving a change", () => {
  async function changing(change: Partial<DraftData>) {
    const created = await createInstallation(owner, aSystem(), { key: null });
    if (!created.ok) throw new Error("not created");
    const id = await kept({ ...draftOf(created.value), ...change });
    const draft = await findDraft(owner, id);
    if (!draft) throw new Error("not kept");
    return { id: created.value.id, draft };
  }

  it("lays the answers over the installation and ends the draft", async () => {
    const { id, draft } = await changing({ name: "New name" });
    expect(await saveChange(owner, draft)).toEqual({ ok: true, value: [] });
    expect(await findInstallation(owner, id)).toMatchObject({ value: { name: "New name", revision: 2 } });
    expect(await findDraft(owner, draft.id)).toBeNull();
  });

  it("of what somebody else has changed since is refused once, with the answers kept for the version as it is", async () => {
    const { id, draft } = await changing({ name: "Mine" });
    await changeInstallation(colleague, id, { change: { name: "Theirs" }, version: 1 });
    expect(await saveChange(owner, draft)).toMatchObject({ ok: false, error: { code: "outdated" } });
    const moved = await findDraft(owner, draft.id);
    expect(moved?.data).toMatchObject({ name: "Mine", of: { id, version: 2 } });
    expect(moved && (await saveChange(owner, moved))).toMatchObject({ ok: true });
    expect(await findInstallation(owner, id)).toMatchObject({ value: { name: "Mine", revision: 3 } });
  });

  it("does not reach an installation of another organisation, whatever the draft says", async () => {
    const { id } = await changing({});
    const stranger = await aCustomer("Stranger");
    const own = newDraftId();
    await keepDraft(stranger, own, { ...WHOLE, name: "Taken over", of: { id, version: 1 } });
    const draft = await findDraft(stranger, own);
    expect(draft && (await saveChange(stranger, draft))).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(await findInstallation(owner, id)).toMatchObject({ value: { revision: 1 } });
  });
});
