import type { Refusal, RefusalFault } from "#lib/http/refusal.ts";
import { isOpenItem, type Readiness } from "#lib/readiness/item.ts";

/** No list of what is missing is longer than somebody reads. */
const FAULTS_NAMED = 100;

/** Everything of the checklist that is still to do. */
export const readinessRefusal = ({ items }: Readiness): Refusal => ({
  code: "not-ready",
  faults: items
    .filter(isOpenItem)
    .slice(0, FAULTS_NAMED)
    .map(
      (item): RefusalFault => ({
        pointer: "/installationId",
        code: `missing-${item.item}`,
        params: { host: "host" in item ? item.host : "" },
      }),
    ),
});
