import type { HostRole, PlanInput } from "./plan.ts";
import { rulebook } from "./rulebook.ts";
import { compareNumbers, type VersionNumber, writeNumbers } from "./version-number.ts";

/** Turns a text into the lower-case hex digest of the SHA-256 of its UTF-8 bytes. */
export type Sha256 = (text: string) => string;

/** What stands behind the name of a host, as far as hosts of its role and version have it in common. */
type Behind = { readonly version: VersionNumber; readonly beforeMinutes: string; readonly withoutMinutes: string };

function behind(role: HostRole, version: VersionNumber): Behind {
  const beforeMinutes = `,"role":"${role}","version":"${writeNumbers(version)}","restartMinutes":`;
  return { version, beforeMinutes, withoutMinutes: `${beforeMinutes}null}` };
}

/** A name that JSON writes as it is, which every name is that the rules allow. */
const PLAIN_NAME = /^[\w.-]*$/;

const written = (name: string): string => (PLAIN_NAME.test(name) ? `"${name}"` : JSON.stringify(name));

/**
 * The text that identifies a plan: what it was computed from, as JSON without spaces in a fixed order of members.
 * The order of hosts counts; how a version was typed, the desk's estimates and measured minutes do not. Written piece by
 * piece, since for ten thousand hosts objects made for `JSON.stringify` alone would cost as much as the steps of the plan.
 */
export function hashedText({ topology, failback, hosts }: PlanInput): string {
  const known: Partial<Record<HostRole, Behind>> = {};
  let text = `{"rulebook":${JSON.stringify(rulebook.id)},"topology":"${topology}","failback":${failback},"hosts":[`;
  let before = '{"name":';
  for (const { name, role, version, restartMinutes } of hosts) {
    let rest = known[role];
    if (!rest || compareNumbers(rest.version, version) !== 0) {
      rest = behind(role, version);
      known[role] = rest;
    }
    text += before + written(name) + (restartMinutes === null ? rest.withoutMinutes : `${rest.beforeMinutes}${restartMinutes}}`);
    before = ',{"name":';
  }
  return `${text}]}`;
}

/** `sha256:` and the digest; a customer who accepts a plan accepts this. */
export const planHash = (input: PlanInput, sha256: Sha256): string => `sha256:${sha256(hashedText(input))}`;
