/** Rows that one page of the list has room for. */
export const PEOPLE_PAGE = 25;

const SEARCH_LENGTH = 100;

/** What the address of the list asks for. `search` "" is everybody; a cursor that cannot be read begins at the first. */
export type PeopleAsked = { readonly search: string; readonly cursor: string | undefined };

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

const first = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === "string" ? value : value?.[0];

/** NUL, which the database does not read, and half a character, which no address can hold, are left out. */
export const readable = (text: string): string => text.replaceAll("\0", "").trim().slice(0, SEARCH_LENGTH).toWellFormed();

export const readPeopleQuery = (values: Values): PeopleAsked => ({
  search: readable(first(values.search) ?? ""),
  cursor: first(values.cursor),
});

export function peopleHref({ search, cursor }: PeopleAsked): string {
  const parts = [
    ...(search === "" ? [] : [`search=${encodeURIComponent(search)}`]),
    ...(cursor === undefined ? [] : [`cursor=${encodeURIComponent(cursor)}`]),
  ];
  return parts.length === 0 ? "/desk/people" : `/desk/people?${parts.join("&")}`;
}
