import "server-only";
import { database, newId } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { type FormReply, REPLY_LIFETIME_MS } from "./reply.ts";

export type ReplyOf = { readonly owner: string; readonly form: string };

export async function insertReply({ owner, form }: ReplyOf, reply: FormReply): Promise<string> {
  const id = newId();
  const { values, errors, sealed } = reply;
  await database().formReply.create({
    data: {
      id,
      owner,
      form,
      values: values as Prisma.InputJsonObject,
      errors: errors as unknown as Prisma.InputJsonArray,
      sealed,
    },
  });
  return id;
}

/** A reply younger than its lifetime that belongs to this person, or to nobody yet. */
export async function findReply(id: string, { owner, form }: ReplyOf, now: number): Promise<FormReply | null> {
  const row = await database().formReply.findFirst({
    where: { id, form, owner: { in: [owner, "anonymous"] }, createdAt: { gt: new Date(now - REPLY_LIFETIME_MS) } },
  });
  return row && (row as unknown as FormReply);
}

/** Removes what nobody will look at again. */
export async function deleteOldReplies(now: number): Promise<number> {
  const { count } = await database().formReply.deleteMany({ where: { createdAt: { lt: new Date(now - REPLY_LIFETIME_MS) } } });
  return count;
}
