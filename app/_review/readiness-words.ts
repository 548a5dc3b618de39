import type { Translate } from "#lib/messages/translator.ts";
import { type KnownItems, keyOf, keyOfItem, type Noted } from "#lib/readiness/checks/check.ts";
import type { HostReadiness } from "#lib/readiness/describe.ts";
import { type FirewallItem, type FirmwareItem, isOpenItem, type KvmItem, type ReadinessItem } from "#lib/readiness/item.ts";
import { briefDay, type Reader, shortDay } from "#lib/time/format.ts";
import { startOfDay } from "#lib/time/zone.ts";

/** How a cell stands: `done`, `stale` (said long ago), `todo`, or `none` where nothing is asked for. */
export type CellLevel = "done" | "stale" | "todo" | "none";

/** One cell of the table. `detail` is what the customer wrote; `address` where a console answers. Never a secret. */
export type CellWords = {
  readonly level: CellLevel;
  readonly word: string;
  readonly small: string;
  readonly address?: string;
  readonly detail?: string;
  /** Who of the desk has tried it, and who of the customer filled it in. */
  readonly who?: readonly string[];
};

export type HostWords = {
  readonly host: string;
  readonly role: string;
  readonly kvm: CellWords;
  readonly firmware: CellWords;
  readonly firewall: CellWords;
};

/** `known` is what is known of the items beside what they say; nothing where it was not asked for. */
type Telling = { readonly t: Translate; readonly reader: Reader; readonly known?: KnownItems };

const NOTHING: CellWords = { level: "none", word: "", small: "" };

const levelOf = (item: ReadinessItem): CellLevel => (isOpenItem(item) ? "todo" : item.evidence === "stale" ? "stale" : "done");

/** Only what was said long ago needs its day: it was asked for again. */
const staleWords = ({ evidence, updatedAt }: KvmItem | FirewallItem, { t, reader }: Telling): string =>
  evidence === "stale" && updatedAt !== null ? t("desk.host.said-long-ago", { day: shortDay(updatedAt, reader) }) : "";

const signInWords = ({ hasSecret }: KvmItem, { t }: Telling): string =>
  t(hasSecret ? "desk.host.kvm.sealed" : "desk.host.kvm.no-sign-in");

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== "").join(". ");

function kvmWords(item: KvmItem | null, telling: Telling): CellWords {
  const { t } = telling;
  if (!item) return NOTHING;
  const { facts } = item;
  if (!facts) return { level: "todo", word: t("desk.host.missing"), small: "" };
  const way = facts.address === null ? "instructions" : facts.instructions === null ? "address" : "both";
  const known = facts.address !== null || facts.instructions !== null;
  return {
    level: levelOf(item),
    word: t(isOpenItem(item) ? "desk.host.kvm.unfinished" : `desk.host.kvm.${way}`),
    small: known ? joined([signInWords(item, telling), staleWords(item, telling)]) : "",
    ...(facts.address === null ? {} : { address: facts.address }),
    ...(facts.instructions === null ? {} : { detail: facts.instructions }),
  };
}

function firmwareWords(item: FirmwareItem | null, { t, reader }: Telling): CellWords {
  if (!item) return NOTHING;
  const { facts } = item;
  if (!facts) return { level: "todo", word: t("desk.host.missing"), small: "" };
  const checked = { version: facts.version, day: shortDay(startOfDay(facts.checkedOn, reader.zone), reader) };
  const level = levelOf(item);
  if (level === "todo") return { level, word: t("desk.host.firmware.older"), small: t("desk.host.firmware.theirs", checked) };
  const small = t(level === "stale" ? "desk.host.firmware.checked-long-ago" : "desk.host.firmware.checked", checked);
  return { level, word: facts.version, small };
}

function firewallWords(item: FirewallItem | null, telling: Telling): CellWords {
  if (!item) return NOTHING;
  const { t } = telling;
  if (!item.facts) return { level: "todo", word: t("desk.host.missing"), small: "" };
  return { level: levelOf(item), word: t(`desk.host.firewall.${item.facts.state}`), small: staleWords(item, telling) };
}

const noted = ({ by, at }: Noted, { t, reader }: Telling) => ({ by: by ?? t("desk.checks.gone"), day: briefDay(at, reader) });

/** The desk's own check first: it weighs more than what was written. */
function whoWords(item: ReadinessItem | null, telling: Telling): readonly string[] {
  const found = item && telling.known?.get(keyOf(keyOfItem(item)));
  if (!found) return [];
  const { said, check } = found;
  const { t } = telling;
  const filledIn = t("desk.checks.said", noted(said, telling));
  if (!check) return [filledIn];
  const tried = t(check.stands ? `desk.checks.by.${item.item}` : "desk.checks.changed-since", noted(check, telling));
  return [tried, filledIn];
}

const withWho = (cell: CellWords, item: ReadinessItem | null, telling: Telling): CellWords => {
  const who = whoWords(item, telling);
  return who.length === 0 ? cell : { ...cell, who };
};

/** One host of the table in words. */
export const hostWords = ({ host, role, kvm, firmware, firewall }: HostReadiness, telling: Telling): HostWords => ({
  host,
  role: telling.t(`desk.role.${role}`),
  kvm: withWho(kvmWords(kvm, telling), kvm, telling),
  firmware: withWho(firmwareWords(firmware, telling), firmware, telling),
  firewall: withWho(firewallWords(firewall, telling), firewall, telling),
});

/** Hosts of whom the table does not speak. */
export const leftWords = (left: number, ready: boolean, t: Translate): string =>
  t(ready ? "desk.host.left-ready" : "desk.host.left", { count: left });
