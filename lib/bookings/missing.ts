import { listed } from "#lib/messages/listed.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { openItems, staleItems } from "#lib/readiness/describe.ts";
import type { ItemName, Readiness, ReadinessItem } from "#lib/readiness/item.ts";
import type { Booking } from "./booking.ts";

/** What keeps an upgrade from being ready; `hosts` are those of an item of the checklist. */
export type Missing = { readonly what: ItemName | "stale" | "contact" | "accept"; readonly hosts: readonly string[] };

const hostsOf = (items: readonly ReadinessItem[]): readonly string[] =>
  items.flatMap((item) => ("host" in item ? [item.host] : []));

function group(what: Missing["what"], items: readonly ReadinessItem[]): readonly Missing[] {
  return items.length === 0 ? [] : [{ what, hosts: [...new Set(hostsOf(items))] }];
}

/** The open items of the checklist, those of one kind together. */
export function missingItems(readiness: Readiness): readonly Missing[] {
  const open = openItems(readiness);
  const names: readonly ItemName[] = ["kvm", "firmware", "firewall"];
  return names.flatMap((name) =>
    group(
      name,
      open.filter(({ item }) => item === name),
    ),
  );
}

/** What is not ready before the day: open items of the checklist, answers that are old, nobody to call, no accepted plan. */
export function missingOf(
  { contact, acceptance }: Pick<Booking, "contact" | "acceptance">,
  readiness: Readiness,
): readonly Missing[] {
  return [
    ...missingItems(readiness),
    ...group("stale", staleItems(readiness)),
    ...(contact ? [] : [{ what: "contact", hosts: [] } as const]),
    ...(acceptance ? [] : [{ what: "accept", hosts: [] } as const]),
  ];
}

/** More hosts than this are counted, not named. */
const HOSTS_NAMED = 4;

/** `Firmware of st-a and st-b`: one thing that is not ready, in words. */
export function missingText({ what, hosts }: Missing, t: Translate): string {
  if (hosts.length === 0) return t(`bookings.mail.missing.${what}`);
  if (hosts.length > HOSTS_NAMED) return t(`bookings.mail.missing.${what}-many`, { count: hosts.length });
  return t(`bookings.mail.missing.${what}-of`, { hosts: listed(hosts, t.locale) });
}
