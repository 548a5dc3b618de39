import { WAYS, type Way } from "#lib/planning/outages.ts";
import type { PlanHost } from "#lib/planning/plan.ts";
import { type ZoneName, zoneName } from "#lib/time/zone.ts";
import type { Column } from "./columns.ts";
import { NAME_LENGTH, type VpsEntry } from "./vps.ts";

export type VpsFaultCode =
  | "name-missing"
  | "name-too-long"
  | "name-not-one-line"
  | "name-duplicate"
  | "host-missing"
  | "host-unknown"
  | "host-without-vps"
  | "owner-too-long"
  | "owner-not-one-line"
  | "zone-unknown"
  | "critical-unknown"
  | "way-unknown";

/** What is wrong with one cell; `text` is what stands there, shortened; the sentence says what is accepted. */
export type VpsFault = {
  readonly column: Column;
  readonly code: VpsFaultCode;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** One row as it came in, every cell as text; an absent cell is "". */
export type RawVps = Readonly<Record<Column, string>>;

/** What rows are judged by: the hosts of the installation, and in the end what stands in the list already. */
export type Judging = {
  readonly hosts: ReadonlyMap<string, PlanHost>;
  /** The same hosts by what people call them besides; a name that would fit two is not there. */
  readonly called: ReadonlyMap<string, PlanHost>;
  readonly some: string;
};

/** How many hosts a sentence names as examples. */
const EXAMPLES = 5;

const hasVps = ({ role }: PlanHost): boolean => role !== "backup";

/** `Processing host 1`, `processing_1` and `processing-1` are one name, as are `Storage host A` and `storage-a`. */
const looseName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "-")
    .replace(/-host(?=-|$)/, "");

/** Loose names, and the roles of the storage pair, each of which one host has. */
function calledNames(hosts: readonly PlanHost[]): ReadonlyMap<string, PlanHost> {
  const named = hosts.map((host): [string, PlanHost] => [looseName(host.name), host]);
  const pair = hosts.filter(({ role }) => role === "primary" || role === "secondary");
  const all = [...pair.map((host): [string, PlanHost] => [host.role, host]), ...named];
  const byName = Map.groupBy(all, ([name]) => name);
  return new Map([...byName].flatMap(([name, [only, ...others]]) => (only && others.length === 0 ? [[name, only[1]]] : [])));
}

export function judgingOf(hosts: readonly PlanHost[]): Judging {
  const carrying = hosts.filter(hasVps).map(({ name }) => name);
  const some = `${carrying.slice(0, EXAMPLES).join(", ")}${carrying.length > EXAMPLES ? ", …" : ""}`;
  return { hosts: new Map(hosts.map((host) => [host.name.toLowerCase(), host])), called: calledNames(hosts), some };
}

type Read<T> = { readonly value: T } | { readonly fault: VpsFault };

const SHOWN = 40;

const shown = (text: string): string => {
  const characters = [...text.replaceAll(/[\p{Cc}\p{Cf}]/gu, " ")];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}…` : characters.join("");
};

const fault = (column: Column, code: VpsFaultCode, params?: VpsFault["params"]) => ({
  fault: params ? { column, code, params } : { column, code },
});

/** Line breaks, other control characters, and signs that turn the direction of the text around them. */
const NOT_ONE_LINE = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

function readName(raw: string): Read<string> {
  const name = raw.trim();
  if (name === "") return fault("name", "name-missing");
  if (NOT_ONE_LINE.test(name)) return fault("name", "name-not-one-line", { text: shown(name) });
  if ([...name].length > NAME_LENGTH) return fault("name", "name-too-long", { text: shown(name), limit: NAME_LENGTH });
  return { value: name };
}

/** The host by the name that the installation has for it, or by what a plan calls it. */
function readHost(raw: string, { hosts, called, some }: Judging): Read<string> {
  const text = raw.trim();
  if (text === "") return fault("host", "host-missing", { some });
  const host = hosts.get(text.toLowerCase()) ?? called.get(looseName(text));
  if (!host) return fault("host", "host-unknown", { text: shown(text), some });
  return hasVps(host) ? { value: host.name } : fault("host", "host-without-vps", { text: host.name, some });
}

function readOwner(raw: string): Read<string | null> {
  const owner = raw.trim();
  if (NOT_ONE_LINE.test(owner)) return fault("owner", "owner-not-one-line", { text: shown(owner) });
  if ([...owner].length > NAME_LENGTH) return fault("owner", "owner-too-long", { text: shown(owner), limit: NAME_LENGTH });
  return { value: owner === "" ? null : owner };
}

/** Finding a zone's name takes the runtime a while, and ten thousand rows name a handful. */
function zoneReader(): (raw: string) => Read<ZoneName | null> {
  const known = new Map<string, ZoneName | null>();
  return (raw) => {
    const text = raw.trim();
    if (text === "") return { value: null };
    const zone = known.has(text) ? known.get(text) : zoneName(text);
    known.set(text, zone ?? null);
    return zone ? { value: zone } : fault("zone", "zone-unknown", { text: shown(text) });
  };
}

const YES = /^(yes|y|true|1|x|✓|✔|ja|j|wahr|critical|kritisch)$/i;
const NO = /^(|no|n|false|0|-|nein|falsch)$/i;

function readCritical(raw: string): Read<boolean> {
  const text = raw.trim();
  if (YES.test(text)) return { value: true };
  return NO.test(text) ? { value: false } : fault("critical", "critical-unknown", { text: shown(text) });
}

function readWay(raw: string): Read<Way | null> {
  const text = raw.trim().toLowerCase();
  if (text === "") return { value: null };
  const way = WAYS.find((one) => one === text.replaceAll(/[\s_]+/g, "-"));
  return way ? { value: way } : fault("way", "way-unknown", { text: shown(text) });
}

export type Judged = { readonly entry: VpsEntry } | { readonly faults: readonly VpsFault[] };

/** Judges rows of one installation, each by itself: the entry, or everything that is wrong with it, in the order of the columns. */
export function rowJudge(judging: Judging): (raw: RawVps) => Judged {
  const readZone = zoneReader();
  return (raw) => {
    const name = readName(raw.name);
    const host = readHost(raw.host, judging);
    const owner = readOwner(raw.owner);
    const zone = readZone(raw.zone);
    const critical = readCritical(raw.critical);
    const way = readWay(raw.way);
    if ("value" in name && "value" in host && "value" in owner && "value" in zone && "value" in critical && "value" in way)
      return {
        entry: {
          name: name.value,
          host: host.value,
          owner: owner.value,
          zone: zone.value,
          critical: critical.value,
          way: way.value,
        },
      };
    return { faults: [name, host, owner, zone, critical, way].flatMap((read) => ("fault" in read ? [read.fault] : [])) };
  };
}
