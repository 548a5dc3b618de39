import { z } from "zod";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { WAYS } from "#lib/planning/outages.ts";
import type { PlanHost } from "#lib/planning/plan.ts";
import { judgingOf, rowJudge, type VpsFault } from "./judge.ts";
import { MOST_VPS, NAME_LENGTH, type VpsEntry, vpsKey } from "./vps.ts";

/** One entry of the list, before its cells are judged. */
export const vpsItemSchema = z.object({
  name: z.string().meta({ description: `1 to ${NAME_LENGTH} characters on one line`, example: "web-1" }),
  host: z.string().meta({ description: "A host of the installation that carries VPSs, ignoring case", example: "p1" }),
  owner: z.string().nullish(),
  zone: z.string().nullish().meta({ description: "The owner's zone, an IANA name; without one the installation's" }),
  critical: z.boolean().default(false),
  way: z.enum(WAYS).nullish().meta({ description: "How it goes through the upgrade; without one as the list says" }),
});

const tooMany = (count: number): string => `The list has ${count} VPSs; an installation takes ${MOST_VPS}.`;

/** The body of `PUT /installations/{id}/vps`; unknown members are ignored. Cells are judged by `judgeItems`. */
export const vpsBodySchema = z.object({
  items: z
    .array(z.unknown())
    .superRefine((items, context) => {
      if (items.length > MOST_VPS)
        context.addIssue({
          code: "custom",
          message: tooMany(items.length),
          params: { code: "too-many-vps" },
        });
    })
    .pipe(z.array(vpsItemSchema)),
});

export type VpsBody = z.infer<typeof vpsBodySchema>;

export type ItemFault = VpsFault & { readonly item: number };

/** Entries for an installation with these hosts out of a body, or every fault of every item. A name met before is the later item's fault. */
export function judgeItems({ items }: VpsBody, hosts: readonly PlanHost[]): Result<readonly VpsEntry[], readonly ItemFault[]> {
  const judge = rowJudge(judgingOf(hosts));
  const known = new Map<string, number>();
  const entries: VpsEntry[] = [];
  const faults: ItemFault[] = [];
  items.forEach(({ name, host, owner, zone, critical, way }, item) => {
    const judged = judge({
      name,
      host,
      owner: owner ?? "",
      zone: zone ?? "",
      critical: critical ? "yes" : "no",
      way: way ?? "",
    });
    if ("faults" in judged) {
      faults.push(...judged.faults.map((fault) => ({ ...fault, item })));
      return;
    }
    const { entry } = judged;
    const first = known.get(vpsKey(entry));
    if (first === undefined) known.set(vpsKey(entry), item);
    else
      faults.push({
        item,
        column: "name",
        code: "name-duplicate",
        params: { text: entry.name, host: entry.host, line: first + 1 },
      });
    entries.push(entry);
  });
  return faults.length > 0 ? refuse(faults) : done(entries);
}
