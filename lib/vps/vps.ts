import type { Way } from "#lib/planning/outages.ts";
import type { ZoneName } from "#lib/time/zone.ts";

/** What a customer says about one VPS. */
export type VpsEntry = {
  /** 1 to 100 characters on one line; on one host no two are alike, ignoring case. */
  readonly name: string;
  /** A host of the installation as it was when the list came in; it may have been renamed or removed since. */
  readonly host: string;
  /** Whoever has to be told; `null` where nobody was named. */
  readonly owner: string | null;
  /** The owner's zone; `null`: the installation's. */
  readonly zone: ZoneName | null;
  readonly critical: boolean;
  /** How this VPS goes through the upgrade; `null`: as the list says for all. */
  readonly way: Way | null;
};

/** An entry of a stored list with its place in it, from 0, which names it as long as the list is not replaced. */
export type Vps = VpsEntry & { readonly position: number };

/** What is said about the list as a whole. */
export type VpsListHead = {
  /** Rises with every change of the list; 0 for a list that was never there. */
  readonly revision: number;
  /** The way of every VPS that has none of its own; `null`: nobody chose. */
  readonly way: Way | null;
};

/** Rows that one installation takes. */
export const MOST_VPS = 10_000;

/** Characters of a name, and of an owner. */
export const NAME_LENGTH = 100;

/** Whose name it is, whatever its case, its host included. */
export const vpsKey = ({ name, host }: Pick<VpsEntry, "name" | "host">): string => `${host.toLowerCase()}\n${name.toLowerCase()}`;

/** Whose VPS it is: owners whose names differ in case alone are one. "" stands for nobody. */
export const ownerKey = (owner: string | null): string => (owner ?? "").toLowerCase();
