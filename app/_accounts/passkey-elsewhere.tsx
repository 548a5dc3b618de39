import type { PasskeyPlace } from "#lib/auth/passkeys/place.ts";
import type { Translate } from "#lib/messages/translator.ts";

type Props = { readonly place: Exclude<PasskeyPlace, { kind: "here" }>; readonly path: string; readonly t: Translate };

/** Why there are no passkeys on this address, and where there are. */
export const PasskeyElsewhere = ({ place, path, t }: Props) => (
  <p className="small quiet">
    {place.kind === "nowhere"
      ? t("passkeys.nowhere")
      : t.rich("passkeys.elsewhere", {
          address: new URL(place.origin).host,
          a: (chunks) => <a href={`${place.origin}${path}`}>{chunks}</a>,
        })}
  </p>
);
