import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReadSamples } from "#lib/auth/policy.ts";
import { env } from "#lib/config/env.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Message } from "#lib/mail/message.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { type Group, SAMPLES, type Sample } from "./samples.ts";

/** A sample as it is written; `side` where the other side gets another one. */
export type SampleMail = Message & { readonly id: string; readonly group: Group };

const written = ({ id, group, write }: Sample, t: Translate): SampleMail => ({ id, group, ...write(t, env().appUrl) });

/** Every mail that the system writes, with sample facts, in the language of `t`; for the desk. */
export const sampleMails = (actor: Actor, t: Translate): Result<readonly SampleMail[], Refusal> =>
  mayReadSamples(actor) ? done(SAMPLES.map((sample) => written(sample, t))) : refuse({ code: "forbidden" });

/** One of them; `not-found` where there is none of the kind. */
export function sampleMail(actor: Actor, id: string, t: Translate): Result<SampleMail, Refusal> {
  if (!mayReadSamples(actor)) return refuse({ code: "forbidden" });
  const sample = SAMPLES.find((known) => known.id === id);
  return sample ? done(written(sample, t)) : refuse({ code: "not-found" });
}
