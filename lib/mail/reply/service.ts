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

/** Where this person's answer to a mail about the booking goes; nothing where answers by mail are not set up. */
export function replyToFor(booking: { readonly id: string; readonly reference: string }, userId: string): { replyTo?: string } {
  const { inboundDomain } = env();
  if (!inboundDomain) return {};
  return { replyTo: replyAddress(booking.reference, signatureOf({ bookingId: booking.id, userId }), inboundDomain) };
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
