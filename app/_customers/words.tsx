import { clocksOf, customerStart, whenWords } from "#app/_review/clocks.ts";
import { Section } from "#app/_ui/section.tsx";
import type { Happening, NextUpgrade, SystemRow } from "#lib/customers/customer.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, dayAndTime, type Reader, shortDay } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";

/** Who reads the desk's pages: in which language, and on the desk's clock. */
export type Telling = { readonly t: Translate; readonly reader: Reader };

export const tellingOf = (t: Translate, now: Instant, zone: ZoneName): Telling => ({
  t,
  reader: { zone, locale: t.locale, now },
});

/** The next upgrade with its booking; the desk's clock first, the customer's below. */
export const Upcoming = ({ next, t, reader }: Telling & { readonly next: NextUpgrade | null }) => {
  if (next === null) return t("customers.no-upgrade");
  const there = customerStart(next.start, clocksOf(t, reader.now, { desk: reader.zone, customer: next.zone }));
  return (
    <>
      <a href={`/desk/bookings/${next.reference}`}>{dayAndTime(next.start, reader)}</a>
      {there ? <small>{there}</small> : null}
    </>
  );
};

export const seenWords = (at: Instant | null, { t, reader }: Telling): string =>
  at === null ? t("customers.never-seen") : whenWords(at, reader, t);

export const dayWords = (at: Instant, { reader }: Telling): string => shortDay(at, reader);

/** `3.2.4`, or `3.2.4 to 4.1` where hosts differ; the oldest decides. */
export function versionsWords({ versions }: Pick<SystemRow, "versions">, t: Translate): string {
  const plain = versions.map((version) => version.trim().replace(/^[vV]/, ""));
  const [oldest = "", ...others] = plain;
  const newest = others.at(-1);
  return newest === undefined ? oldest : t("customers.versions", { oldest, newest });
}

export const layoutWords = ({ topology, hosts }: Pick<SystemRow, "topology" | "hosts">, t: Translate): string =>
  t("installations.system", { layout: t(`planner.layout.${topology}`), count: hosts });

/** What happened, in a sentence. An act that has no sentence yet is named. */
function eventWords({ what, by }: Happening, t: Translate): string {
  if ("act" in what) return t(`bookings.act.${what.act}`, { by });
  const key = `customers.action.${what.action}`;
  return t.has(key) ? t(key, { by }) : t("customers.action.other", { by, action: what.action });
}

const Happened = ({ one, t, reader }: Telling & { readonly one: Happening }) => (
  <li>
    <span className="thread-when">{whenWords(one.at, reader, t)}</span>
    <div>
      <p className="thread-event">
        {"act" in one.what ? <a href={`/desk/bookings/${one.what.booking}`}>{one.what.booking}</a> : null} {eventWords(one, t)}
      </p>
      {one.reason ? (
        <p className="thread-text">
          <b>{one.by}</b>
          <span>{one.reason}</span>
        </p>
      ) : null}
    </div>
  </li>
);

/** What happened last, newest first, each with who did it and why; nothing where nothing did. */
export const HappeningList = ({ happenings, ...telling }: Telling & { readonly happenings: readonly Happening[] }) =>
  happenings.length === 0 ? null : (
    <Section id="history" title={telling.t("customers.history")}>
      <ol className="thread">
        {happenings.map((one) => (
          <Happened key={one.key} one={one} {...telling} />
        ))}
      </ol>
    </Section>
  );

export const cityWords = ({ reader }: Telling): string => cityOf(reader.zone);
