import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskPage, pageContext, type Search } from "#app/_edge/page-context.ts";
import { PEOPLE_PAGE, type PeopleAsked, peopleHref, readPeopleQuery } from "#app/_people/people-query.ts";
import { personHref } from "#app/_people/person-form.ts";
import { AccountState, factorWords, organizationWords } from "#app/_people/person-words.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { type Row, Ruled } from "#app/_ui/table.tsx";
import type { Person } from "#lib/accounts/people/person.ts";
import { listPeople } from "#lib/accounts/people/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import "#app/_review/queue.css";
import "#app/_people/people.css";

type Props = { readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("people.title") };
}

const SearchForm = ({ search, t }: { readonly search: string; readonly t: Translate }) => (
  <Form action="/desk/people" method="get" className="people-search">
    <TextField name="search" type="search" label={t("people.search.label")} value={search} autoComplete="off" />
    <Button>{t("people.search.button")}</Button>
    {search === "" ? null : <a href="/desk/people">{t("people.search.all")}</a>}
  </Form>
);

const COLUMNS = ["name", "organization", "kind", "factor", "state"] as const;

const rowOf = (person: Person, t: Translate): Row => ({
  key: person.id,
  cells: [
    <span key="name">
      <a href={personHref(person.id)}>{person.name}</a>
      <small>{person.email}</small>
    </span>,
    organizationWords({ person, t }),
    t(`people.kind.${person.kind}`),
    factorWords({ person, t }),
    <AccountState key="state" person={person} t={t} />,
  ],
});

const Found = ({ people, search, t }: { readonly people: readonly Person[]; readonly search: string; readonly t: Translate }) =>
  people.length === 0 ? (
    <p className="people-found">{t("people.empty", { search })}</p>
  ) : (
    <>
      {search === "" ? null : <p className="people-found">{t("people.found", { search })}</p>}
      <Ruled
        className="people"
        caption={t("people.caption")}
        columns={COLUMNS.map((name) => ({ label: t(`people.column.${name}`) }))}
        rows={people.map((person) => rowOf(person, t))}
      />
    </>
  );

/** Everybody who has an account, for administrators. */
export default async function PeoplePage({ searchParams }: Props) {
  const asked: PeopleAsked = readPeopleQuery(await searchParams);
  const context = await deskPage(peopleHref(asked));
  const { t, actor } = context;
  const page = await listPeople(actor, { ...asked, limit: PEOPLE_PAGE });
  if (!page.ok) notFound();
  const { items, nextCursor } = page.value;
  return (
    <Shell context={context} current="people">
      <div className="desk-head">
        <h1>{t("people.title")}</h1>
        <p>{t("people.lede")}</p>
      </div>
      <SearchForm search={asked.search} t={t} />
      <Found people={items} search={asked.search} t={t} />
      <nav className="pages" aria-label={t("desk.pages.label")}>
        {asked.cursor ? <a href={peopleHref({ ...asked, cursor: undefined })}>{t("desk.pages.start")}</a> : null}
        {nextCursor ? <a href={peopleHref({ ...asked, cursor: nextCursor })}>{t("desk.pages.after")}</a> : null}
      </nav>
    </Shell>
  );
}
