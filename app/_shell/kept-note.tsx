import { Note } from "#app/_ui/note.tsx";
import { type FormReply, wasInterrupted } from "#lib/forms/reply.ts";
import type { Translate } from "#lib/messages/translator.ts";

/** On top of a form that shows what was typed while the session ended: it looks saved and is not. Nothing otherwise. */
export const KeptNote = ({ reply, t }: { readonly reply: FormReply; readonly t: Translate }) =>
  wasInterrupted(reply) ? (
    <div className="kept-note" role="status">
      <Note icon="alert">{t.rich("common.kept", { b: (chunks) => <strong>{chunks}</strong> })}</Note>
    </div>
  ) : null;
