import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET } from "#app/api/v1/installations/[id]/plan/route.ts";
import { POST as create } from "#app/api/v1/installations/route.ts";
import { POST as makePlan } from "#app/api/v1/plans/route.ts";
import { type Actor, ANONYMOUS, type Customer } from "#lib/auth/actor.ts";
import { HOSTS } from "#lib/interface/examples.ts";
import { ask, faultsIn } from "#tests/support/ask-route.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const known = <T extends Actor & { userId: string }>(person: T): T => {
  people.set(person.userId, person);
  return person;
};

let owner: Customer;
let id = "";

beforeAll(async () => {
  owner = known(await aCustomer());
  const body = { name: "Vienna cluster", topology: "cluster", zone: "Europe/Vienna", hosts: HOSTS };
  id = String((await ask(create, { by: owner.userId, method: "POST", body })).body.id);
});

const plan = (query = "", by = owner.userId) => ask(GET, { by, params: { id }, query });

describe("GET /installations/{id}/plan", () => {
  it.each([
    ["", false],
    ["?failback=false", false],
    ["?failback=true", true],
  ])("%s is the plan that the same hosts get without an account", async (query, failback) => {
    const made = await ask(makePlan, { method: "POST", body: { topology: "cluster", hosts: HOSTS, failback } });
    expect(await plan(query)).toMatchObject({ status: 200, body: made.body });
  });

  it("is the owner's and the desk's; to others the installation does not exist", async () => {
    const [desk, stranger] = [known(aReviewer()), known(await aCustomer("Somebody Else"))];
    const answers = [await plan("", desk.userId), await plan("", stranger.userId), await plan("", "nobody")];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 401]);
  });

  it("names a failback that is neither true nor false", async () => {
    const told = await plan("?failback=perhaps");
    expect([told.status, faultsIn(told)]).toEqual([422, ["?failback invalid-value"]]);
  });
});
