import type { FormState } from "#app/_edge/form-state.ts";
import type { AskQuery } from "#app/_slots/ask-query.ts";
import type { Subject } from "#app/_slots/subject.ts";
import { toUtc } from "#lib/time/instant.ts";
import type { AskedTime } from "./asked-time.ts";

/** What the page is about: the upgrade, its address, what became of the time, and the form as it was sent. */
export type Shown = { readonly subject: Subject; readonly asked: AskQuery; readonly time: AskedTime; readonly form: FormState };

/** What goes along with the time through the forms of the page. */
export const KeptAsked = ({ asked }: Pick<Shown, "asked">) => (
  <>
    {asked.others.map((other) => (
      <input key={other} type="hidden" name="other" value={toUtc(other)} />
    ))}
    {asked.failback ? <input type="hidden" name="failback" value="yes" /> : null}
  </>
);
