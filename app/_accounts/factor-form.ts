import "server-only";
import type { z } from "zod";
import { formRoute, type Outcome, type Sent } from "#app/_edge/form-route.ts";
import { nextPath, withNext } from "#lib/auth/next-path.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { enrolleeOf } from "#lib/auth/session.ts";

type FactorForm<Fields> = {
  readonly schema: z.ZodType<Fields>;
  readonly run: (sent: Sent<Fields>) => Promise<Outcome>;
};

/** A form of the second factor's page: for whoever is signed in, and for staff who may do nothing else yet. */
export const factorForm = <Fields>({ schema, run }: FactorForm<Fields>) =>
  formRoute({
    form: "two-factor",
    who: "anyone",
    back: (_params, values) => withNext("/account/two-factor", nextPath(values.next?.[0])),
    schema,
    secrets: ["current", "code"],
    run: async (sent) => {
      const known = isSignedIn(sent.actor) || (await enrolleeOf(sent.request)) !== null;
      return known ? run(sent) : { to: "/sign-in?next=%2Faccount%2Ftwo-factor" };
    },
  });
