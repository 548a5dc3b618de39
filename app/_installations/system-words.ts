import type { Installation } from "#lib/installations/installation.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { lineOf, lowestVersion } from "#lib/planning/path.ts";
import { plainText } from "#lib/planning/version.ts";

type System = Pick<Installation, "hosts" | "topology">;

/** `3.2.4 to 5.x`, from the oldest host; `5.1, GUI update` where the last line is reached. */
export function wayWords({ hosts }: Pick<System, "hosts">, t: Translate): string {
  const lowest = lowestVersion(hosts);
  const from = plainText(lowest);
  const to = lineOf(lowest).path.at(-1)?.name;
  return to === undefined ? t("installations.way-gui", { from }) : t("installations.way", { from, to });
}

/** `Mirror, 3 hosts`. */
export const systemWords = ({ hosts, topology }: System, t: Translate): string =>
  t("installations.system", { layout: t(`planner.layout.${topology}`), count: hosts.length });
