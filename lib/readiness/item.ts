import { type Instant, toUtc } from "#lib/time/instant.ts";

export type ItemName = "kvm" | "firmware" | "firewall";

/** `not-applicable` counts as done: there is no firewall. */
export type ItemState = "todo" | "done" | "not-applicable";

/**
 * Beside the state, how well founded it is. `started`: something was said, but the customer is not through with it.
 * `stale`: declared more than a week ago; asked for again, done all the same.
 */
export type Evidence = "missing" | "started" | "declared" | "stale";

/** How to reach a host's console. `finished` is false while the customer means to come back to it. */
export type KvmFacts = { readonly address: string | null; readonly instructions: string | null; readonly finished: boolean };

/** `checkedOn` is a date in the installation's zone. `latest`: the customer confirms that there is no newer one. */
export type FirmwareFacts = { readonly version: string; readonly checkedOn: string; readonly latest: boolean };

/** `open`: the licensing servers can be reached without hindrance. */
export type FirewallFacts = { readonly state: "open" | "no-firewall" };

type Common = {
  readonly state: ItemState;
  readonly evidence: Evidence;
  /** `null` where nobody has said anything yet. */
  readonly updatedAt: Instant | null;
};

/** `hasSecret`: a way to sign in is stored, sealed; what it is, no list ever says. */
export type KvmItem = Common & {
  readonly item: "kvm";
  readonly host: string;
  readonly facts: KvmFacts | null;
  readonly hasSecret: boolean;
};

export type FirmwareItem = Common & { readonly item: "firmware"; readonly host: string; readonly facts: FirmwareFacts | null };

export type FirewallItem = Common & { readonly item: "firewall"; readonly facts: FirewallFacts | null };

export type ReadinessItem = KvmItem | FirmwareItem | FirewallItem;

/** Still to do: the one question of the checklist that counts, asked here alone. */
export const isOpenItem = ({ state }: Pick<ReadinessItem, "state">): boolean => state === "todo";

/** The checklist of one installation: every host's access, every host's firmware, the firewall. Empty and complete on 5.x. */
export type Readiness = { readonly items: readonly ReadinessItem[]; readonly complete: boolean };

type ItemAnswer = {
  readonly item: ItemName;
  readonly host?: string;
  readonly state: ItemState;
  readonly evidence: Evidence;
} & Readonly<Record<string, unknown>>;

export type ReadinessAnswer = { readonly items: readonly ItemAnswer[]; readonly complete: boolean };

const saved = (item: Common) => (item.updatedAt === null ? {} : { updatedAt: toUtc(item.updatedAt) });

function itemAnswer(item: ReadinessItem): ItemAnswer {
  const { state, evidence } = item;
  if (item.item === "firewall") return { item: "firewall", state, evidence, ...saved(item) };
  const head = { item: item.item, host: item.host, state, evidence };
  if (item.item === "firmware") return { ...head, ...item.facts, ...saved(item) };
  const { address = null, instructions = null } = item.facts ?? {};
  return { ...head, address, instructions, hasSecret: item.hasSecret, ...saved(item) };
}

/** The checklist as the interface gives it out. */
export const readinessAnswer = ({ items, complete }: Readiness): ReadinessAnswer => ({ items: items.map(itemAnswer), complete });
