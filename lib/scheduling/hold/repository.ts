import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { type Instant, instant, seconds } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { HeldWindow } from "../evaluate-slot.ts";
import type { EngineerId } from "../rota.ts";
import { HOLD_MINUTES } from "./hold.ts";

/** `place`: which of several evenings it is for, from 0; `null` where there is one time alone. */
type Held = HeldWindow & { readonly id: string; readonly holder: string; readonly place: number | null };

/**
 * Holds the time from now on by the database's clock, in place of what the account held before: for the same evening, or at all.
 * Answers until when.
 */
export async function saveHold(tx: Tx, { id, holder, place, engineerId, interval }: Held): Promise<Instant> {
  await tx.heldWindow.deleteMany({ where: { kind: "hold", holder, ...(place === null ? {} : { place }) } });
  const [row] = await tx.$queryRaw<{ readonly until: number }[]>`
    INSERT INTO held_window (id, engineer_id, during, kind, holder, place, expires_at)
    VALUES (${id}, ${engineerId},
      tstzrange(to_timestamp(${seconds(interval.start)}::float8), to_timestamp(${seconds(interval.end)}::float8), '[)'),
      'hold', ${holder}, ${place ?? 0}::int, clock_timestamp() + make_interval(mins => ${HOLD_MINUTES}::int))
    RETURNING floor(extract(epoch FROM expires_at) * 1000)::float8 AS until`;
  return instant(row?.until ?? 0);
}

/** Lets go of what the account holds. Part of the transaction that books it, so that nobody comes in between. */
export async function deleteHold(tx: Tx, holder: string): Promise<void> {
  await tx.heldWindow.deleteMany({ where: { kind: "hold", holder } });
}

type OtherRow = { readonly engineer: string; readonly start: number; readonly end: number };

/** What the account holds for its other evenings. */
export async function listOtherHolds(tx: Tx, holder: string, place: number): Promise<readonly HeldWindow[]> {
  const rows = await tx.$queryRaw<OtherRow[]>`
    SELECT engineer_id AS engineer, floor(extract(epoch FROM lower(during)) * 1000)::float8 AS start,
      floor(extract(epoch FROM upper(during)) * 1000)::float8 AS end
    FROM held_window WHERE kind = 'hold' AND holder = ${holder} AND place <> ${place}::int AND expires_at > clock_timestamp()`;
  const interval = ({ start, end }: OtherRow) => ({ start: instant(start), end: instant(end) });
  return rows.map((row) => ({ engineerId: row.engineer as EngineerId, interval: interval(row) }));
}

/** Until when the account holds a window that begins in the interval; `null` where it holds none there any more. */
export async function findHold(tx: Tx, holder: string, { start, end }: Interval): Promise<Instant | null> {
  const [row] = await tx.$queryRaw<{ readonly until: number }[]>`
    SELECT floor(extract(epoch FROM expires_at) * 1000)::float8 AS until FROM held_window
    WHERE kind = 'hold' AND holder = ${holder} AND expires_at > clock_timestamp()
      AND during = tstzrange(to_timestamp(${seconds(start)}::float8), to_timestamp(${seconds(end)}::float8), '[)')`;
  return row ? instant(row.until) : null;
}
