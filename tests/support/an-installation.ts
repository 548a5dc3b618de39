import type { Installation } from "#lib/installations/installation.ts";
import type { Topology } from "#lib/planning/plan.ts";
import { type Instant, parseInstant } from "#lib/time/instant.ts";
import { type ZoneName, zoneName } from "#lib/time/zone.ts";
import { aHost, usualHosts } from "#tests/support/planning.ts";

export function at(rfc3339: string): Instant {
  const moment = parseInstant(rfc3339);
  if (moment === null) throw new Error(`Not a moment: ${rfc3339}`);
  return moment;
}

export function inZone(name: string): ZoneName {
  const zone = zoneName(name);
  if (zone === null) throw new Error(`Not a zone: ${name}`);
  return zone;
}

type Wish = Partial<Omit<Installation, "hosts">> & { readonly hosts?: readonly string[]; readonly version?: string };

/** A mirror in Toronto on 3.2.4, unless told otherwise; hosts as the case files write them. */
export function aSystem({ hosts, version = "3.2.4", topology = "mirror" as Topology, ...rest }: Wish = {}): Installation {
  return {
    id: "installation-1",
    organizationId: "organization-1",
    name: "Toronto mirror",
    topology,
    zone: inZone("America/Toronto"),
    hosts: (hosts ?? usualHosts(topology, version)).map(aHost),
    createdAt: at("2026-10-14T12:00:00Z"),
    revision: 1,
    ...rest,
  };
}
