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

/** `shown`: every item that could be ticked; `checked`: those that are. */
export const checkFields = z.object({ shown: many(seen), checked: many(seen) });
