import { hostKey, type Installation } from "#lib/installations/installation.ts";
import { lineOf, lowestVersion } from "#lib/planning/path.ts";
import { daysBetween } from "#lib/time/calendar-date.ts";
import { DAY_MS, type Instant } from "#lib/time/instant.ts";
import { localTime, type ZoneName } from "#lib/time/zone.ts";
import { readAddress } from "./address.ts";
import {
  type Evidence,
  type FirewallItem,
  type FirmwareFacts,
  type FirmwareItem,
  type ItemName,
  isOpenItem,
  type KvmFacts,
  type KvmItem,
  type Readiness,
} from "./item.ts";

/** What was said about an item may have changed after this many days, so it is asked for again; it still counts. */
export const STALE_DAYS = 7;

/** An item as it is kept: `host` in lower case, empty for an item of the whole installation. */
export type StoredItem = { readonly item: ItemName; readonly host: string; readonly facts: unknown; readonly updatedAt: Instant };

export type Asked = {
  readonly installation: Pick<Installation, "hosts" | "zone">;
  readonly stored: readonly StoredItem[];
  /** Hosts with a stored secret, in lower case. */
  readonly secrets: ReadonlySet<string>;
  readonly now: Instant;
};

const isOlderThan = (days: number, since: Instant, now: Instant): boolean => now - since > days * DAY_MS;

const declared = (isStale: boolean): Evidence => (isStale ? "stale" : "declared");

type Found = StoredItem | undefined;

/** Source: requirements, item 1: an address that is reachable from outside, or a written way in. */
function kvmItem(host: string, found: Found, { secrets, now }: Asked): KvmItem {
  const common = { item: "kvm", host, hasSecret: secrets.has(hostKey(host)) } as const;
  if (!found)
    return { ...common, facts: null, state: "todo", evidence: common.hasSecret ? "started" : "missing", updatedAt: null };
  const facts = found.facts as KvmFacts;
  const told = { ...common, facts, updatedAt: found.updatedAt };
  if (!facts.finished) return { ...told, state: "todo", evidence: "started" };
  return { ...told, state: "done", evidence: declared(isOlderThan(STALE_DAYS, found.updatedAt, now)) };
}

/** Source: requirements, item 2: the newest firmware. The age that counts is that of the check, in the customer's calendar. */
function firmwareItem(host: string, found: Found, { installation, now }: Asked): FirmwareItem {
  const common = { item: "firmware", host } as const;
  if (!found) return { ...common, facts: null, state: "todo", evidence: "missing", updatedAt: null };
  const facts = found.facts as FirmwareFacts;
  const told = { ...common, facts, updatedAt: found.updatedAt };
  if (!facts.latest) return { ...told, state: "todo", evidence: "started" };
  const age = daysBetween(facts.checkedOn, localTime(now, installation.zone).date);
  return { ...told, state: "done", evidence: declared(age > STALE_DAYS) };
}

/** Source: requirements, item 3: nothing stands between the hosts and the licensing servers. */
function firewallItem(found: Found, { now }: Asked): FirewallItem {
  if (!found) return { item: "firewall", facts: null, state: "todo", evidence: "missing", updatedAt: null };
  const facts = found.facts as FirewallItem["facts"];
  const state = facts?.state === "no-firewall" ? "not-applicable" : "done";
  const evidence = declared(isOlderThan(STALE_DAYS, found.updatedAt, now));
  return { item: "firewall", facts, state, evidence, updatedAt: found.updatedAt };
}

/** The GUI update of 5.x needs no console, no firmware and no open firewall. */
export const needsNoChecklist = ({ hosts }: Pick<Installation, "hosts">): boolean => lineOf(lowestVersion(hosts)).guiUpdate;

const keyOf = (item: ItemName, host: string): string => `${item} ${hostKey(host)}`;

/** The whole checklist: console access of every host, firmware of every host, in the customer's order, then the firewall. */
export function checklistOf(asked: Asked): Readiness {
  const { installation, stored } = asked;
  if (needsNoChecklist(installation)) return { items: [], complete: true };
  const found = new Map(stored.map((row) => [keyOf(row.item, row.host), row]));
  const items = [
    ...installation.hosts.map(({ name }) => kvmItem(name, found.get(keyOf("kvm", name)), asked)),
    ...installation.hosts.map(({ name }) => firmwareItem(name, found.get(keyOf("firmware", name)), asked)),
    firewallItem(found.get(keyOf("firewall", "")), asked),
  ];
  return { items, complete: !items.some(isOpenItem) };
}

export type ReadinessFault = { readonly pointer: string; readonly code: string };

/**
 * A console address that only the customer's own network reaches is no way in by itself: it needs the steps that lead there.
 * An unfinished item may still lack them.
 */
export function judgeKvm({ address, instructions, finished }: KvmFacts): ReadinessFault | null {
  const read = address === null ? null : readAddress(address);
  const isInner = read !== null && typeof read !== "string" && !read.isPublic;
  return finished && isInner && instructions === null ? { pointer: "/address", code: "address-not-public" } : null;
}

/** Today in the customer's zone is the last day on which something can have been checked. */
export const judgeFirmware = (
  { checkedOn }: Pick<FirmwareFacts, "checkedOn">,
  now: Instant,
  zone: ZoneName,
): ReadinessFault | null =>
  daysBetween(localTime(now, zone).date, checkedOn) > 0 ? { pointer: "/checkedOn", code: "date-in-future" } : null;
