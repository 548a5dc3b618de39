import type { PlanInput } from "./plan.ts";
import { rulebook } from "./rulebook.ts";
import { writeNumbers } from "./version-number.ts";

/** Turns a text into the lower-case hex digest of the SHA-256 of its UTF-8 bytes. */
export type Sha256 = (text: string) => string;

/**
 * The text that identifies a plan: what it was computed from, as JSON without spaces in a fixed order of members.
 * The order of hosts counts; how a version was typed, the desk's estimates and measured minutes do not.
 */
export const hashedText = ({ topology, failback, hosts }: PlanInput): string =>
  JSON.stringify({
    rulebook: rulebook.id,
    topology,
    failback,
    hosts: hosts.map(({ name, role, version, restartMinutes }) => ({
      name,
      role,
      version: writeNumbers(version),
      restartMinutes,
    })),
  });

/** `sha256:` and the digest; a customer who accepts a plan accepts this. */
export const planHash = (input: PlanInput, sha256: Sha256): string => `sha256:${sha256(hashedText(input))}`;
