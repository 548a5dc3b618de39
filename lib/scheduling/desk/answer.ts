import { toUtc } from "#lib/time/instant.ts";
import type { Blackout } from "../evaluate-slot.ts";
import type { Leave } from "../leave/leave.ts";
import type { Engineer } from "../rota.ts";

/** Moments in UTC. */
export const blackoutAnswer = ({ id, interval, reason }: Blackout & { readonly id: string }) => ({
  id,
  start: toUtc(interval.start),
  end: toUtc(interval.end),
  reason,
});

/** Hours are in the desk's zone; none means always. */
export const engineerAnswer = ({ id, name, userId, hours }: Engineer) => ({
  id,
  name,
  ...(userId === null ? {} : { userId }),
  hours: hours.map(({ weekday, from, to }) => ({ weekday, from, to })),
});

/** Moments in UTC. */
export const leaveAnswer = ({ id, interval, note }: Leave) => ({
  id,
  start: toUtc(interval.start),
  end: toUtc(interval.end),
  ...(note === null ? {} : { note }),
});
