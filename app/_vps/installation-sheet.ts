import "server-only";
import { notFound } from "next/navigation";
import { customerPage, type PageContext } from "#app/_edge/page-context.ts";
import type { Actor, Customer } from "#lib/auth/actor.ts";
import { openBookings } from "#lib/bookings/service.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { planInputOf } from "#lib/installations/installation.ts";
import { planOf } from "#lib/installations/service.ts";
import { done, type Result } from "#lib/kernel/result.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { findVps, type StoredList } from "#lib/vps/service.ts";
import { type Sheet, type Slot, sheetOf } from "./sheet.ts";

export type StoredSheet = { readonly sheet: Sheet; readonly stored: StoredList };

type Asked = { readonly actor: Actor; readonly t: Translate; readonly start: Instant | null };

/**
 * The VPSs of an installation with what its upgrade does to them: as booked where it is booked, with the booking's estimates
 * and failback; else, or for a start that is tried out, by the desk's rules of today.
 */
export async function storedSheet(id: string, { actor, t, start }: Asked): Promise<Result<StoredSheet, Refusal>> {
  const stored = await findVps(actor, id);
  if (!stored.ok) return stored;
  const { installation, head, list } = stored.value;
  const [booking = null] = (await openBookings(actor, id)).map((one) => one.booking);
  const isBooked = start === null || start === booking?.window.start;
  const slot: Slot | null = isBooked ? booking && { start: booking.window.start, booking } : { start, booking: null };
  const estimates = booking?.kept.estimates ?? (await currentPolicy()).estimates;
  const failback = booking?.failback ?? false;
  const ground = {
    plan: planOf(installation, failback, estimates),
    input: planInputOf(installation, failback),
    estimates,
    zone: installation.zone,
    way: head.way ?? booking?.way ?? "ride-through",
  };
  return done({ sheet: sheetOf(list, { t, now: systemClock(), ground, slot }), stored: stored.value });
}

export type SheetPage = StoredSheet & { readonly context: PageContext & { readonly actor: Customer } };

/** The same for a customer's page, at the address `here`; a foreign installation does not exist. */
export async function sheetPage(id: string, here: string, start: Instant | null): Promise<SheetPage> {
  const context = await customerPage(here);
  const found = await storedSheet(id, { actor: context.actor, t: context.t, start });
  if (!found.ok) notFound();
  return { ...found.value, context };
}
