import { z } from "zod";
import { formRoute, type Outcome, type Sent } from "#app/_edge/form-route.ts";
import { checklistHref } from "#app/_readiness/hrefs.ts";
import { ANONYMOUS } from "#lib/auth/actor.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { ownerOf, readReply } from "#lib/forms/service.ts";
import { hostKey } from "#lib/installations/installation.ts";
import { withoutSignIn } from "#lib/readiness/address.ts";
import { readKvmForm, SECRET_NAMES, type Typed, typedSecrets } from "#lib/readiness/forms.ts";
import { setKvm } from "#lib/readiness/service.ts";
import { openTyped, sealTyped } from "#lib/vault/service.ts";

const FORM = "readiness-kvm";

type Place = Pick<Sent<FormValues>, "actor" | "params">;

/** Only this person, at this host's form, gets at what they typed before. */
const sealPlace = ({ actor, params: { id = "", host = "" } }: Place): string =>
  JSON.stringify([FORM, ownerOf(actor), id, hostKey(host)]);

const sealedAt = (place: Place, typed: Typed): string | null =>
  Object.keys(typed).length > 0 ? sealTyped(sealPlace(place), typed) : null;

/** What was typed as a signed-in person, or while the session had ended; then it is nobody's, as the reply that holds it. */
function typedBefore(place: Place, sealed: string | null): Typed {
  const own = openTyped(sealPlace(place), sealed);
  return Object.keys(own).length > 0 ? own : openTyped(sealPlace({ ...place, actor: ANONYMOUS }), sealed);
}

/** Back to the form. Somebody who typed a password and forgot something else does not have to type it again. */
const again = (sent: Sent<FormValues>, typed: Typed, errors: readonly FieldError[]): Outcome => ({
  errors,
  sealed: sealedAt(sent, typed),
});

async function save(sent: Sent<FormValues>): Promise<Outcome> {
  const { actor, params, values } = sent;
  const { id = "", host = "" } = params;
  const before = await readReply(actor, FORM, values.reply?.[0]);
  const typed = typedSecrets(values, typedBefore(sent, before.sealed));
  const said = readKvmForm(values, typed);
  if (!said.ok) return again(sent, typed, said.error);
  const set = await setKvm(actor, { id, host }, said.value);
  if (set.ok) return { to: checklistHref(id, "/access") };
  const [fault] = set.error.faults ?? [];
  return again(sent, typed, [
    fault
      ? { field: "instructions", message: `readiness.fault.${fault.code}` }
      : { field: "", message: `errors.${set.error.code}` },
  ]);
}

/** Takes what is said about one console. Every field is text here; what it says is judged in `save`, with the seal at hand. */
export const { GET, POST } = formRoute({
  form: FORM,
  who: isCustomer,
  back: ({ id = "", host = "" }) => checklistHref(id, `/access/${encodeURIComponent(host)}`),
  schema: z.custom<FormValues>(() => true),
  secrets: SECRET_NAMES,
  cleaned: (values) => ({ ...values, address: (values.address ?? []).map(withoutSignIn) }),
  sealed: (sent) => sealedAt(sent, typedSecrets(sent.values, {})),
  run: save,
});
