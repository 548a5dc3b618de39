/** What a customer has that a merge moves, counted. `keys` are those that its people made for programs. */
export type Belongings = {
  readonly people: number;
  readonly invitations: number;
  readonly installations: number;
  readonly vpsLists: number;
  readonly bookings: number;
  readonly open: number;
  readonly waiting: number;
  readonly keys: number;
};

export type Side = { readonly id: string; readonly name: string; readonly createdAt: number; readonly has: Belongings };

/** Two customers before they are one: `stays` keeps its id, `goes` only leads to it afterwards. */
export type Pair = { readonly stays: Side; readonly goes: Side };

/** Whose name the customer bears afterwards. */
export const NAMES_KEPT = ["stays", "goes"] as const;

export type NameKept = (typeof NAMES_KEPT)[number];

/** Whether somebody has typed the name of the customer that goes; neither case nor spaces at the ends count. */
export const isNameTyped = (typed: string, name: string): boolean =>
  typed.trim().toLowerCase() === name.trim().toLowerCase() && name.trim() !== "";

/**
 * Tables whose rows belong to an organisation and go over as they are. `member` is apart, since somebody may belong to both.
 * A table with an `organization_id` that is named in neither place is found by a test.
 */
export const MOVED_TABLES = ["installation", "booking", "series", "invitation"] as const;

export type MovedTable = (typeof MOVED_TABLES)[number];

/** How many rows went over. */
export type Moved = Readonly<Record<MovedTable | "member", number>>;
