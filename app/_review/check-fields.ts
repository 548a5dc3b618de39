import { z } from "zod";
import { many } from "#lib/forms/fields.ts";
import type { SeenItem } from "#lib/readiness/checks/check.ts";
import { instant } from "#lib/time/instant.ts";

export const CHECKS_FORM = "readiness-checks";

/** An item as the form names it: with the moment at which the customer wrote it, so that no later text counts as tried. */
export const seenValue = ({ item, host, saidAt }: SeenItem): string => `${item}.${saidAt}.${host}`;

const seen = z
  .string()
  .regex(/^(kvm|firmware|firewall)\.\d{1,15}\.[^\0]{0,253}$/, "desk.checks.unknown")
  .transform((text): SeenItem => {
    const [item = "", saidAt = "", ...host] = text.split(".");
    return { item: item as SeenItem["item"], saidAt: instant(Number(saidAt)), host: host.join(".") };
  });

/** More than one page shows. */
const MOST = 200;

const some = many(seen).refine(({ length }) => length <= MOST, "desk.checks.unknown");

/** `shown`: items that were ticked when the page was shown, so that only those can be taken back; `checked`: those that are now. */
export const checkFields = z.object({ shown: some, checked: some });
