import type { FormState } from "#app/_edge/form-state.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { ThreadPage } from "#lib/thread/thread-page.ts";
import type { Reader } from "#lib/time/format.ts";

/** A conversation as a page shows it. */
export type Talk = {
  readonly page: ThreadPage;
  /** Whose clock the moments are on. */
  readonly reader: Reader;
  readonly t: Translate;
  /** Address of the booking's page, without a query. */
  readonly here: string;
  readonly form: FormState;
  /** The customer's name, which the desk chooses to write to; absent on the customer's own page. */
  readonly customer?: string;
};
