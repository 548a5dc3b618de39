import { toUtc } from "#lib/time/instant.ts";
import type { ThreadMessage } from "./message.ts";

/** A message as the interface gives it out; the desk is told whether it is a note of its own, customers get no notes at all. */
export const messageAnswer = ({ id, at, by, text, internal }: ThreadMessage, toStaff: boolean) => ({
  id,
  at: toUtc(at),
  by,
  text,
  ...(toStaff ? { internal } : {}),
});
