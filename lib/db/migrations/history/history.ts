/** A migration of the project: the folder's name, and the SHA-256 (hex) of its SQL, as Prisma records it. */
export type Migration = { readonly name: string; readonly checksum: string };

/** A row of `_prisma_migrations`. */
export type Recorded = {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
  readonly rolledBack: boolean;
};

export type Standing = {
  /** Not applied yet, in the order in which they will be. */
  readonly pending: readonly string[];
  /** Begun and never finished: they block those after them until somebody has looked. */
  readonly failed: readonly string[];
  /** Edited after they were applied. */
  readonly changed: readonly string[];
};

/**
 * How the database stands against the project's migrations. Rows that the project does not know are no fault: during a
 * rolling update a newer version has been there already.
 */
export function standing(known: readonly Migration[], recorded: readonly Recorded[]): Standing {
  const live = recorded.filter(({ rolledBack }) => !rolledBack);
  const applied = new Map(live.filter(({ finished }) => finished).map(({ name, checksum }) => [name, checksum]));
  return {
    pending: known.filter(({ name }) => !applied.has(name)).map(({ name }) => name),
    failed: live.filter(({ finished }) => !finished).map(({ name }) => name),
    changed: known.filter(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum).map(({ name }) => name),
  };
}
