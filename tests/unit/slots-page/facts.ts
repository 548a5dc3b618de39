import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import type { Engineer, EngineerId, Shift } from "#lib/scheduling/rota.ts";
import { type Instant, parseInstant } from "#lib/time/instant.ts";
import { type ZoneName, zoneName } from "#lib/time/zone.ts";

export function at(text: string): Instant {
  const moment = parseInstant(text);
  if (moment === null) throw new Error(`Not a moment: ${text}`);
  return moment;
}

export function zone(text: string): ZoneName {
  const name = zoneName(text);
  if (name === null) throw new Error(`Not a zone: ${text}`);
  return name;
}

export const engineer = (name: string, hours: readonly Shift[] = []): Engineer => ({
  id: name as EngineerId,
  name,
  userId: null,
  hours,
});

/** Two engineers on duty at all hours, and a customer in Toronto who looks on Wednesday 14 October 2026 at 09:40. */
export const query = (changes: Partial<SlotQuery> = {}): SlotQuery => ({
  windowMinutes: 315,
  zone: zone("America/Toronto"),
  now: at("2026-10-14T13:40:00Z"),
  policy: DEFAULT_POLICY,
  calendar: { engineers: [engineer("Engineer A"), engineer("Engineer B")], blackouts: [], held: [] },
  ...changes,
});
