import { Note } from "#app/_ui/note.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import { windowClockWords } from "./window-clock.ts";

type Props = { readonly window: Interval; readonly zones: readonly ZoneName[]; readonly t: Translate };

/** Said where a clock changes while the upgrade runs; nothing on every ordinary night. */
export const WindowClockNote = ({ window, zones, t }: Props) => {
  const sentences = windowClockWords(window, zones, t);
  if (sentences.length === 0) return null;
  return (
    <Note icon="clock">
      <p>{sentences.join(" ")}</p>
    </Note>
  );
};
