import { expect, test } from "vitest";
import { LIST_STATES, listHref, readListQuery, STATUSES_IN } from "#app/_bookings/list-query.ts";
import { BOOKING_STATUSES } from "#lib/bookings/booking.ts";

test("every booking is found under one of the words of the list", () => {
  expect(LIST_STATES.flatMap((state) => STATUSES_IN[state]).toSorted()).toEqual([...BOOKING_STATUSES].toSorted());
});

const ANY = { state: null, installation: null, when: null, page: 1 };

test.each([
  [
    { state: "you", installation: "abc-1", when: "coming", page: "3" },
    { state: "you", installation: "abc-1", when: "coming", page: 3 },
    "/bookings?state=you&installation=abc-1&when=coming&page=3",
  ],
  [{ state: "nothing", installation: "../x", when: "soon", page: "-1" }, ANY, "/bookings"],
  [{ page: "1234567" }, ANY, "/bookings"],
  [{}, ANY, "/bookings"],
])("an address that anybody may have typed is read: %j", (values, query, href) => {
  expect(readListQuery(values)).toEqual(query);
  expect(listHref(readListQuery(values))).toBe(href);
});
