import { expect, test } from "vitest";
import { LIST_STATES, listHref, readListQuery, STATUSES_IN } from "#app/_bookings/list-query.ts";
import { BOOKING_STATUSES } from "#lib/bookings/booking.ts";

test("every booking is found under one of the words of the list", () => {
  expect(LIST_STATES.flatMap((state) => STATUSES_IN[state]).toSorted()).toEqual([...BOOKING_STATUSES].toSorted());
});

test.each([
  [{ state: "you", installation: "abc-1" }, { state: "you", installation: "abc-1" }, "/bookings?state=you&installation=abc-1"],
  [{ state: "nothing", installation: "../x" }, { state: null, installation: null }, "/bookings"],
  [{}, { state: null, installation: null }, "/bookings"],
])("an address that anybody may have typed is read: %j", (values, query, href) => {
  expect(readListQuery(values)).toEqual(query);
  expect(listHref(readListQuery(values))).toBe(href);
});

test("a later page keeps what is looked for", () => {
  expect(listHref({ state: "over", installation: null }, "a=b")).toBe("/bookings?state=over&cursor=a%3Db");
});
