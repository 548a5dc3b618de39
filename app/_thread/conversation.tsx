import { Section } from "#app/_ui/section.tsx";
import { cityOf } from "#lib/time/format.ts";
import { EntryList } from "./entry-list.tsx";
import { entryLines } from "./entry-words.ts";
import { MessageForm } from "./message-form.tsx";
import type { Talk } from "./talk.ts";
import "./thread.css";

const Turning = ({ page: { earlier }, here, t }: Talk) =>
  earlier ? (
    <p className="thread-turn">
      <a href={`${here}?earlier=${earlier}#conversation`}>{t("thread.earlier")}</a>
    </p>
  ) : null;

/** What people wrote about a booking and what happened in between, newest last, with the reply at the end. */
export const Conversation = (talk: Talk) => {
  const { page, reader, t, here, customer } = talk;
  const isEmpty = page.isNewest && !page.entries.some(({ kind }) => kind !== "event");
  return (
    <Section id="conversation" title={t("thread.title")} aside={t("thread.times-in", { city: cityOf(reader.zone) })}>
      <Turning {...talk} />
      <EntryList lines={entryLines(page.entries, reader, t)} t={t} />
      {isEmpty ? <p className="thread-empty">{t(customer === undefined ? "thread.empty" : "thread.empty-desk")}</p> : null}
      {page.isNewest ? (
        <MessageForm {...talk} />
      ) : (
        <p className="thread-turn">
          <a href={`${here}#conversation`}>{t("thread.newest")}</a>
        </p>
      )}
    </Section>
  );
};
