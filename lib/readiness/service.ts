import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, Customer } from "#lib/auth/actor.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { hostKey, hostNamed, type Installation } from "#lib/installations/installation.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import type { ConsoleSecret } from "#lib/vault/console-secret.ts";
import { eraseSecrets, hostsWithSecret, sealSecret } from "#lib/vault/service.ts";
import type { FirewallFacts, FirmwareFacts, ItemName, KvmFacts, Readiness } from "./item.ts";
import { listItems, saveItems } from "./repository.ts";
import { checklistOf, judgeFirmware, judgeKvm, needsNoChecklist } from "./rules.ts";

/** The checklist of an installation that the caller has found already; within a transaction, as it is there. */
export async function checklistFor(installation: Installation, now: Instant, tx: Tx = database()): Promise<Readiness> {
  if (needsNoChecklist(installation)) return { items: [], complete: true };
  const stored = await listItems(tx, installation.id);
  const secrets = await hostsWithSecret(tx, installation.id);
  return checklistOf({ installation, stored, secrets, now });
}

/** The checklist of an installation that the actor may see; `not-found` like the installation itself. */
export async function readinessOf(actor: Actor, id: string, now: Clock = systemClock): Promise<Result<Readiness, Refusal>> {
  const found = await findInstallation(actor, id);
  return found.ok ? done(await checklistFor(found.value, now())) : found;
}

type Act = {
  readonly tx: Tx;
  readonly actor: Customer;
  readonly installation: Installation;
  readonly at: Instant;
};

type Work = (act: Act) => Promise<Refusal | null>;

/** One change of the checklist: finds the installation, holds it as it is, does the work, answers the checklist as it then is. */
async function change(actor: Actor, id: string, { work, now }: { work: Work; now: Clock }): Promise<Result<Readiness, Refusal>> {
  if (!isCustomer(actor)) return refuse({ code: "forbidden" });
  return inTransaction(async (tx) => {
    const found = await findInstallation(actor, id, { tx, lock: "change" });
    if (!found.ok) return found;
    const act = { tx, actor, installation: found.value, at: now() };
    const refusal = await work(act);
    return refusal ? refuse(refusal) : done(await checklistFor(found.value, act.at, tx));
  });
}

/** Writes the facts and who said them; the trail names the item and the hosts, never what was said. */
async function save({ tx, actor, installation, at }: Act, item: ItemName, said: Said): Promise<void> {
  const keys = said.hosts.map(hostKey);
  const row = { installationId: installation.id, item, facts: said.facts, by: actor.userId, at: new Date(at) };
  await saveItems(tx, { ...row, hosts: item === "firewall" ? [""] : keys });
  const hosts = said.hosts.length > 20 ? { hostCount: said.hosts.length } : { hosts: said.hosts };
  await record(tx, actor, {
    action: `readiness.${item}`,
    subject: `installation:${installation.id}`,
    detail: { ...(item === "firewall" ? {} : hosts), ...said.detail },
  });
}

type Said = { readonly hosts: readonly string[]; readonly facts: object; readonly detail?: object };

export type KvmSaid = KvmFacts & {
  /** Absent: the stored one stays. `null`: it is erased. */
  readonly secret?: ConsoleSecret | null | undefined;
};

async function saveSecret({ tx, actor, installation, at }: Act, host: string, secret: KvmSaid["secret"]): Promise<string> {
  if (secret === undefined) return "kept";
  const owner = { installationId: installation.id, host: hostKey(host) };
  if (secret === null) await eraseSecrets(tx, owner.installationId, [owner.host]);
  else await sealSecret(tx, owner, { secret, by: actor.userId, at });
  return secret === null ? "erased" : "replaced";
}

export type Where = { readonly id: string; readonly host: string };

/** How to reach one host's console, and how to sign in there. The host's name is matched ignoring case. */
export const setKvm = (actor: Actor, { id, host }: Where, said: KvmSaid, now: Clock = systemClock) =>
  change(actor, id, {
    now,
    work: async (act) => {
      const known = hostNamed(act.installation, host);
      if (!known) return { code: "not-found" };
      const { secret, address, instructions, finished } = said;
      const fault = judgeKvm({ address, instructions, finished });
      if (fault) return { code: fault.code, faults: [fault] };
      const secretIs = await saveSecret(act, known.name, secret);
      await save(act, "kvm", { hosts: [known.name], facts: { address, instructions, finished }, detail: { secret: secretIs } });
      return null;
    },
  });

/** The firmware of one host, or of all hosts that the caller names; unknown names are `not-found`. */
export const setFirmware = (
  actor: Actor,
  { id, hosts }: { readonly id: string; readonly hosts: readonly string[] | "all" },
  facts: FirmwareFacts,
  now: Clock = systemClock,
) =>
  change(actor, id, {
    now,
    work: async (act) => {
      const wanted = new Set(hosts === "all" ? [] : hosts.map(hostKey));
      const isAsked = (name: string): boolean => hosts === "all" || wanted.has(hostKey(name));
      const known = act.installation.hosts.map(({ name }) => name).filter(isAsked);
      if (known.length === 0 || known.length < wanted.size) return { code: "not-found" };
      const fault = judgeFirmware(facts, act.at, act.installation.zone);
      if (fault) return { code: "invalid-input", faults: [fault] };
      await save(act, "firmware", { hosts: known, facts });
      return null;
    },
  });

/** Whether the licensing servers can be reached from the hosts. */
export const setFirewall = (actor: Actor, id: string, facts: FirewallFacts, now: Clock = systemClock) =>
  change(actor, id, {
    now,
    work: async (act) => {
      await save(act, "firewall", { hosts: [], facts, detail: facts });
      return null;
    },
  });
