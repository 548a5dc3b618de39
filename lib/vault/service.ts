import "server-only";
import { env } from "#lib/config/env.ts";
import { newId, type Tx } from "#lib/db/client.ts";
import { done, type Result } from "#lib/kernel/result.ts";
import type { Instant } from "#lib/time/instant.ts";
import { derivedRing, newKey, type OpenFault, type Ring, ringOf, seal, unseal } from "./client.ts";
import { type ConsoleSecret, secretOf, secretText } from "./console-secret.ts";
import type { Place } from "./envelope.ts";
import * as repository from "./repository.ts";

/** Whose secret: `host` is the name in lower case. */
export type SecretOwner = { readonly installationId: string; readonly host: string };

const vaultRing = (): Ring => ringOf(env().vaultKeys);

const keyPlace = (id: string): Place => ({ table: "data_key", row: id, field: "wrapped" });

// Named by whose it is rather than by row id: a sealed value that is moved to another host does not open there.
const secretPlace = ({ installationId, host }: SecretOwner): Place => ({
  table: "console_secret",
  row: `${installationId}/${host}`,
  field: "sealed",
});

function unwrap({ id, wrapped }: repository.DataKeyRow): Result<Ring, OpenFault> {
  const bytes = unseal(vaultRing(), keyPlace(id), wrapped);
  return bytes.ok ? done([{ id, bytes: Buffer.from(bytes.value, "base64") }]) : bytes;
}

async function openRound(tx: Tx, installationId: string): Promise<Ring> {
  const key = newKey(newId());
  const wrapped = seal(vaultRing(), keyPlace(key.id), key.bytes.toString("base64"));
  await repository.insertDataKey(tx, installationId, { id: key.id, wrapped });
  return [key];
}

/** The data key of the current round; a fresh one where there is none, or none that today's vault keys open. */
async function currentKey(tx: Tx, installationId: string): Promise<Ring> {
  const row = await repository.findDataKey(tx, installationId);
  const known = row && unwrap(row);
  return known?.ok ? known.value : openRound(tx, installationId);
}

export type Sealing = { readonly secret: ConsoleSecret; readonly by: string; readonly at: Instant };

/** Stores a way to sign in, sealed, in the place of the one before. The caller holds the installation's lock `change`. */
export async function sealSecret(tx: Tx, owner: SecretOwner, { secret, by, at }: Sealing): Promise<void> {
  const ring = await currentKey(tx, owner.installationId);
  const sealed = seal(ring, secretPlace(owner), secretText(secret));
  await repository.saveSecret(tx, { ...owner, sealed, dataKeyId: ring[0]?.id ?? "", updatedBy: by, updatedAt: new Date(at) });
}

/** The stored secret, or `null` without one. Only a reveal may call this, after it has recorded who asked and why. */
export async function openSecret(tx: Tx, owner: SecretOwner): Promise<Result<ConsoleSecret | null, OpenFault>> {
  const row = await repository.findSecret(tx, owner.installationId, owner.host);
  if (!row) return done(null);
  const ring = unwrap(row.dataKey);
  if (!ring.ok) return ring;
  const text = unseal(ring.value, secretPlace(owner), row.sealed);
  return text.ok ? done(secretOf(text.value)) : text;
}

/** Erases the secrets of some hosts (names in lower case); answers how many there were. */
export const eraseSecrets = (tx: Tx, installationId: string, hosts: readonly string[]): Promise<number> =>
  repository.deleteSecrets(tx, installationId, hosts);

/**
 * Makes every secret of the installation unreadable for good, in older copies of the database too, by deleting its data
 * keys. The next secret opens a new round. The caller holds the installation's lock and knows that no booking needs them.
 */
export const purgeSecrets = (tx: Tx, installationId: string): Promise<number> => repository.deleteDataKeys(tx, installationId);

/** Hosts of an installation that have a secret, in lower case. */
export const hostsWithSecret = async (tx: Tx, installationId: string): Promise<ReadonlySet<string>> =>
  new Set(await repository.listHosts(tx, installationId));

const formRing = (): Ring => derivedRing(vaultRing(), "form reply");

const formPlace = (form: string): Place => ({ table: "form_reply", row: form, field: "sealed" });

/** Secret fields of a form that was not accepted, for the reply. `form` names form, person and thing: only there they open. */
export const sealTyped = (form: string, fields: Readonly<Record<string, string>>): string =>
  seal(formRing(), formPlace(form), JSON.stringify(fields));

/** What `sealTyped` kept; nothing where the token is another form's, or older than the vault's oldest key. */
export function openTyped(form: string, token: string | null): Readonly<Record<string, string>> {
  const text = token === null ? null : unseal(formRing(), formPlace(form), token);
  return text?.ok ? (JSON.parse(text.value) as Record<string, string>) : {};
}
