import { hostKey } from "#lib/installations/installation.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { ItemName, ReadinessItem } from "../item.ts";

/** Who did something and when. `by` is `null` where the account is gone. */
export type Noted = { readonly by: string | null; readonly at: Instant };

/** `stands`: the customer has changed nothing about the item since. */
export type Check = Noted & { readonly stands: boolean };

/** Who filled an item in, and who of the desk has tried it. */
export type Known = { readonly said: Noted; readonly check: Check | null };

export type KnownItems = ReadonlyMap<string, Known>;

/** One item; `host` in lower case, empty where the item is the whole installation's. */
export type ItemKey = { readonly item: ItemName; readonly host: string };

export const keyOf = ({ item, host }: ItemKey): string => `${item} ${host}`;

export const keyOfItem = (item: ReadinessItem): ItemKey => ({
  item: item.item,
  host: item.item === "firewall" ? "" : hostKey(item.host),
});

/** An item as somebody saw it: `saidAt` tells it from what the customer may have written since. */
export type SeenItem = ItemKey & { readonly saidAt: Instant };
