import Papa from "papaparse";
import { type InventoryHost, isBlank, readInventory } from "./inventory.ts";
import type { Member } from "./inventory-words.ts";
import type { PlanHost } from "./plan.ts";

const plainLine = ({ name, role, version, minutes }: InventoryHost): string =>
  [name, role, version, minutes && `${minutes} min`].join(", ").replace(/(?:, )+$/, "");

const MEMBERS: readonly Member[] = ["name", "role", "version", "minutes"];

const isSame = (a: InventoryHost, b: InventoryHost | undefined): boolean => MEMBERS.every((member) => a[member] === b?.[member]);

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Says every cell with its column, for hosts that a plain line could not carry: unread words, names of several words. */
const tableText = (hosts: readonly InventoryHost[]): string =>
  [
    "name,role,version,restart minutes",
    ...hosts.map((host) => Papa.unparse([MEMBERS.map((member) => oneLine(host[member]))], { quotes: true })),
  ].join("\n");

/** The list that reads back as the same hosts, plain where that is enough. Hosts of which nothing is known are left out. */
export function writeInventory(hosts: readonly InventoryHost[]): string {
  const told = hosts.filter((host) => !isBlank(host));
  const plain = told.map(plainLine).join("\n");
  const { hosts: again, unread } = readInventory(plain);
  const isPlain = unread.length === 0 && again.length === told.length && told.every((host, i) => isSame(host, again[i]));
  return isPlain ? plain : tableText(told);
}

/** Hosts of a plan as somebody would type them. */
export const inventoryOf = (hosts: readonly PlanHost[]): readonly InventoryHost[] =>
  hosts.map(({ name, role, version, restartMinutes }) => ({
    name,
    role,
    version: version.text,
    minutes: restartMinutes === null ? "" : String(restartMinutes),
  }));
