import "server-only";
import { type Algorithm, hash, verify } from "@node-rs/argon2";

/** argon2id with the figures of the OWASP cheat sheet: 19 MiB, two rounds, one lane. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One password has one spelling, whatever keyboard it was typed on. Source: RFC 8265, section 4.2 (NFC). */
const normal = (password: string): string => password.normalize("NFC");

/** The encoded hash, salt and cost included. Takes about 30 ms of another thread. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST);

/** Whether the password fits; a hash that is none fits nothing. */
export const verifyPassword = (encoded: string, password: string): Promise<boolean> =>
  verify(encoded, normal(password)).catch(() => false);
