import "server-only";
import { cookies } from "next/headers";
import { Form } from "#app/_ui/form.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { QueueKeys } from "./queue-keys.client.tsx";

/** Whether this browser takes single keys on the desk's pages. */
export const KEYS_COOKIE = "desk-keys";

const KEYS = ["next", "before", "open", "search", "today", "queue", "list"] as const;

/** Single keys surprise whoever dictates or types with switches, so they are off until somebody turns them on. */
export const KeysChoice = async ({ t }: { readonly t: Translate }) => {
  const on = (await cookies()).get(KEYS_COOKIE)?.value === "on";
  return (
    <div className="keys-choice">
      <Form action="/desk/queue/keys/submit">
        <input type="hidden" name="keys" value={on ? "off" : "on"} />
        <button type="submit" className="link-button">
          {t(on ? "desk.keys.turn-off" : "desk.keys.turn-on")}
        </button>
      </Form>
      {on ? (
        <>
          <details id="keys-help">
            <summary>{t("desk.keys.help")}</summary>
            <dl>
              {KEYS.map((key) => (
                <div key={key}>
                  <dt>
                    <kbd>{t(`desk.keys.${key}.key`)}</kbd>
                  </dt>
                  <dd>{t(`desk.keys.${key}.does`)}</dd>
                </div>
              ))}
            </dl>
          </details>
          <QueueKeys />
        </>
      ) : null}
    </div>
  );
};
