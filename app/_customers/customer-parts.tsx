import type { ReactNode } from "react";
import { personHref } from "#app/_people/person-form.ts";
import { Note } from "#app/_ui/note.tsx";
import { Section } from "#app/_ui/section.tsx";
import { State } from "#app/_ui/state.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import type { Customer, CustomerPerson, OpenInvitation, SystemRow } from "#lib/customers/customer.ts";
import type { Around } from "#lib/customers/service.ts";
import { dayOfDate, shortDay } from "#lib/time/format.ts";
import { customerHref, systemHref } from "./list-query.ts";
import { cityWords, dayWords, layoutWords, seenWords, type Telling, Upcoming, versionsWords } from "./words.tsx";

const accountMark = ({ off, confirmed }: CustomerPerson) => (off ? "cross" : confirmed ? "tick" : "half");

/** Whoever belongs to the customer, by name; `linked`: their accounts may be opened. */
export const People = ({
  people,
  linked,
  children,
  ...telling
}: Telling & { readonly people: readonly CustomerPerson[]; readonly linked: boolean; readonly children: ReactNode }) => {
  const { t } = telling;
  return (
    <Section id="people" title={t("customers.people.title")} aside={t("customers.people.count", { count: people.length })}>
      {people.length === 0 ? (
        <p className="people-line">{t("customers.people.none")}</p>
      ) : (
        <Ruled
          className="customers"
          caption={t("customers.people.title")}
          columns={["name", "role", "account", "seen"].map((name) => ({ label: t(`customers.people.${name}`) }))}
          rows={people.map((person) => ({
            key: person.id,
            cells: [
              <span key="name">
                {linked ? <a href={personHref(person.id)}>{person.name}</a> : person.name}
                <small>{person.email}</small>
              </span>,
              t(`customers.people.role-${person.role === "owner" ? "owner" : "member"}`),
              <State key="account" mark={accountMark(person)}>
                {t(`people.state.${person.off ? "off" : person.confirmed ? "on" : "unconfirmed"}`)}
              </State>,
              seenWords(person.lastSignIn, telling),
            ],
          }))}
        />
      )}
      {children}
    </Section>
  );
};

/** Whoever was invited and has not come yet, and the way to invite somebody. */
export const Invited = ({
  id,
  invited,
  t,
  reader,
}: Telling & { readonly id: string; readonly invited: readonly OpenInvitation[] }) => (
  <>
    {invited.length === 0 ? null : (
      <>
        <h3 className="invited-head">{t("customers.invite.open")}</h3>
        <ul className="customers-list">
          {invited.map(({ id: invitation, email, expires }) => (
            <li key={invitation}>
              <form action={customerHref(id, "/invite/withdraw/submit")} method="post" className="invited">
                <input type="hidden" name="invitation" value={invitation} />
                <span>
                  {email}, {t("customers.invite.until", { day: shortDay(expires, reader) })}
                </span>
                <button type="submit" className="link-button link-button-row">
                  {t("customers.invite.withdraw")}
                  <span className="hidden-text"> {t("customers.invite.withdraw-hidden", { email })}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      </>
    )}
    <p className="gap-above">
      <a href={customerHref(id, "/invite")}>{t("customers.invite.link")}</a>
    </p>
  </>
);

/** The installations of the customer, by name. */
export const Systems = ({
  id,
  systems,
  ...telling
}: Telling & { readonly id: string; readonly systems: readonly SystemRow[] }) => {
  const { t } = telling;
  const columns = ["installation", "layout", "versions", "next"] as const;
  return (
    <Section id="installations" title={t("customers.systems.title")}>
      {systems.length === 0 ? (
        <p className="people-line">{t("customers.systems.none-yet")}</p>
      ) : (
        <Ruled
          className="customers systems"
          caption={t("customers.systems.title")}
          columns={columns.map((name) => ({ label: t(`customers.column.${name}`, { city: cityWords(telling) }) }))}
          rows={systems.map((row) => ({
            key: row.id,
            cells: [
              <a key="name" href={systemHref(row.id)}>
                {row.name}
              </a>,
              layoutWords(row, t),
              versionsWords(row, t),
              <Upcoming key="next" next={row.next} {...telling} />,
            ],
          }))}
        />
      )}
      <p className="gap-above">
        <a href={customerHref(id, "/add")}>{t("customers.add.link")}</a>
      </p>
    </Section>
  );
};

/** Bookings that wait for an earlier time; nothing where none does. */
export const Waiting = ({ waiting, t, reader }: Telling & Pick<Around, "waiting">) =>
  waiting.length === 0 ? null : (
    <Section id="waiting" title={t("customers.waiting.title")}>
      <ul className="customers-list">
        {waiting.map(({ reference, installation, firstDate, lastDate }) => (
          <li key={reference}>
            <a href={`/desk/bookings/${reference}`}>{reference}</a>{" "}
            {t("customers.waiting.line", {
              installation,
              first: dayOfDate(firstDate, reader),
              last: dayOfDate(lastDate, reader),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );

/** Customers that look like this one twice; whoever may can make them one. */
export const Alike = ({
  id,
  alike,
  may,
  t,
}: Pick<Around, "alike"> & Pick<Telling, "t"> & { readonly id: string; readonly may: boolean }) =>
  alike.length === 0 && !may ? null : (
    <Section id="alike" title={t("customers.alike.title")}>
      {alike.length === 0 ? <p className="people-line">{t("customers.alike.none")}</p> : null}
      <ul className="customers-list">
        {alike.map((other) => (
          <li key={other.id}>
            <a href={customerHref(other.id)}>{other.name}</a>: {t(`customers.alike.${other.why.join("-")}`)}.{" "}
            {may ? (
              <a href={customerHref(id, `/merge?other=${encodeURIComponent(other.id)}`)}>{t("customers.alike.compare")}</a>
            ) : null}
          </li>
        ))}
      </ul>
      {may ? (
        <p className="gap-above">
          <a href={customerHref(id, "/merge")}>{t("customers.alike.find")}</a>
        </p>
      ) : null}
    </Section>
  );

/** Customers that were merged into this one. */
export const Former = ({ customer: { former }, t, ...telling }: Telling & { readonly customer: Customer }) =>
  former.length === 0 ? null : (
    <Note>
      {former.map((one) => (
        <p key={one.id}>{t("customers.former", { name: one.name, day: dayWords(one.mergedAt, { t, ...telling }) })}</p>
      ))}
    </Note>
  );
