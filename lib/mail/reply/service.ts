import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#lib/config/env.ts";
import { replyAddress, SIGNATURE_BYTES, writtenSignature } from "./reply-address.ts";

/** Of two readers of one booking each has an address of their own. */
type About = { readonly bookingId: string; readonly userId: string };

const signatureOf = ({ bookingId, userId }: About): Uint8Array =>
  createHmac("sha256", createHmac("sha256", env().authSecret).update("reply address").digest())
    .update(JSON.stringify([bookingId, userId]))
    .digest()
    .subarray(0, SIGNATURE_BYTES);

type Named = { readonly id: string; readonly reference: string };

/**
 * What makes a mail one of its booking: its conversation in mail programs, and where this person's answer goes, if answers by
 * mail are set up.
 */
export function inConversation(booking: Named, userId: string): { readonly topic: string; readonly replyTo?: string } {
  const { inboundDomain } = env();
  if (!inboundDomain) return { topic: booking.id };
  const signature = signatureOf({ bookingId: booking.id, userId });
  return { topic: booking.id, replyTo: replyAddress(booking.reference, signature, inboundDomain) };
}

/** Whose signature it is, of these people and for this booking; `null` where it is nobody's. */
export function signerAmong(signature: string, bookingId: string, userIds: readonly string[]): string | null {
  const given = Buffer.from(signature);
  const isHis = (userId: string) => {
    const own = Buffer.from(writtenSignature(signatureOf({ bookingId, userId })));
    return own.length === given.length && timingSafeEqual(own, given);
  };
  return userIds.find(isHis) ?? null;
}
