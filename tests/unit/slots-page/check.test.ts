import { describe, expect, it } from "vitest";
import type { Subject } from "#app/_slots/subject.ts";
import { clashing } from "#app/(customer)/installations/[id]/book/check/already.ts";
import { ownAddress } from "#app/(customer)/installations/[id]/book/check/kept-answers.ts";
import { missingTasks } from "#app/(customer)/installations/[id]/book/check/missing.ts";
import { outcomeOf } from "#app/(customer)/installations/[id]/book/check/outcome.ts";
import { judgeWish, type WishForm, wishOf, wishSchema } from "#app/(customer)/installations/[id]/book/check/wish.ts";
import type { BookingSummary } from "#lib/bookings/booking.ts";
import { readFields } from "#lib/forms/fields.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { translator } from "#lib/messages/translator.ts";
import type { KvmItem } from "#lib/readiness/item.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, zone } from "./facts.ts";

const SENTENCE = "Every VPS will be off twice.";

const filled: FormValues = {
  start: ["2026-10-27T22:00:00Z", "2026-10-28T22:00:00Z"],
  planHash: ["sha256:0"],
  locale: ["en"],
  way: ["move-off"],
  contactName: ["Dana Whitfield"],
  contactPhone: ["+1 416 555 0142"],
  note: ["Ring twice."],
  accept: [SENTENCE],
};

function read(values: FormValues): WishForm {
  const form = readFields(wishSchema, values);
  if ("errors" in form) throw new Error(JSON.stringify(form.errors));
  return form.fields;
}

const faults = (changes: FormValues, sentences = [SENTENCE], clashes = false) =>
  judgeWish(read({ ...filled, ...changes }), { sentences, clashes }).map(
    ({ field, message }) => `${field} ${message.replace("picker.check.", "")}`,
  );

describe("the form of the answers", () => {
  it("becomes the request, alternates behind the wanted start", () => {
    expect(wishOf(read(filled), "abc")).toEqual({
      installationId: "abc",
      start: at("2026-10-27T22:00:00Z"),
      alternates: [at("2026-10-28T22:00:00Z")],
      stopVpsFirst: false,
      way: "move-off",
      failback: false,
      planHash: "sha256:0",
      contact: { name: "Dana Whitfield", phone: "+1 416 555 0142" },
      note: "Ring twice.",
      locale: "en",
    });
  });

  it("asks for an exception with its reason, which cannot be left out", () => {
    const exceptional = { exception: ["yes"], reason: [" The licence ends that night. "] };
    expect(wishOf(read({ ...filled, ...exceptional }), "abc").exception).toEqual({ reason: "The licence ends that night." });
    expect(wishOf(read(filled), "abc").exception).toBeUndefined();
    expect(faults({ exception: ["yes"], reason: [" "] })).toEqual(["reason asking.reason-empty"]);
  });

  it("leaves out a contact and a note that were not given", () => {
    const bare = wishOf(read({ ...filled, contactName: [" "], contactPhone: [""], note: [] }), "abc");
    expect([bare.contact, bare.note]).toEqual([null, null]);
  });

  it("has no fault when it is filled in", () => expect(faults({})).toEqual([]));

  it("names every fault at once, in the order of the page", () => {
    expect(faults({ way: [], contactName: [""], contactPhone: ["416 555 0142"], note: ["x".repeat(2001)], accept: [] })).toEqual([
      "way way-empty",
      "contactName contact-name-empty",
      "contactPhone contact-phone-wrong",
      "note note-long",
      "accept.0 accept-empty",
    ]);
  });

  it("wants a number to a name", () => expect(faults({ contactPhone: [] })).toEqual(["contactPhone contact-phone-empty"]));

  it("says that the times changed where other sentences were ticked than those that hold now", () => {
    expect(faults({ accept: [SENTENCE] }, ["Every VPS will be off three times."])).toEqual(["accept.0 accept-changed"]);
  });

  it("asks for each kind of downtime by itself", () => {
    expect(faults({ accept: [SENTENCE] }, [SENTENCE, "VPSs left on p1 will be off."])).toEqual(["accept.1 accept-empty"]);
  });

  it("asks nothing about VPSs where nothing goes off", () => expect(faults({ way: [], accept: [] }, [])).toEqual([]));

  it("asks whether a second request is meant where the times overlap, and nowhere else", () => {
    expect(faults({}, [SENTENCE], true)).toEqual(["second second-empty"]);
    expect(faults({ second: ["yes"] }, [SENTENCE], true)).toEqual([]);
    expect(faults({ second: ["yes"] })).toEqual([]);
  });

  it("cannot be read without a start", () => {
    expect(readFields(wishSchema, { ...filled, start: ["soon"] })).toMatchObject({ errors: [{ message: "picker.times.error" }] });
  });
});

describe("a refusal of the request", () => {
  const you = { zone: zone("America/Toronto"), locale: "en", now: at("2026-10-14T13:40:00Z") };
  const subject = { speaker: { t: translator("en"), you, us: you } } as unknown as Subject;
  const said = (refusal: Parameters<typeof outcomeOf>[0]) => {
    const outcome = outcomeOf(refusal, subject, read(filled));
    return "errors" in outcome ? outcome.errors.map(({ field, params }) => [field, params?.text]) : outcome;
  };

  it("tells of a time that somebody took, and that nothing else is lost", () => {
    expect(said({ code: "slot-taken", faults: [{ pointer: "/start", code: "capacity", message: "It is full." }] })).toEqual([
      ["start", "Somebody took 18:00 while you were choosing."],
      ["start", "Your other answers are safe."],
    ]);
  });

  it("names the time of each broken rule, of the alternates too", () => {
    const faults = [
      { pointer: "/start", code: "notice", message: "Too soon." },
      { pointer: "/alternates/0", code: "blackout", message: "Closed." },
    ];
    expect(said({ code: "slot-not-allowed", faults })).toEqual([
      ["start", "Tuesday 27 October at 18:00 cannot be booked."],
      ["start", "Too soon."],
      ["start", "Wednesday 28 October at 18:00 cannot be booked."],
      ["start", "Closed."],
    ]);
  });

  it("passes on what this page has no words for", () => {
    expect(said({ code: "not-found" })).toEqual({ refusal: { code: "not-found" } });
  });
});

describe("a booking that is open already", () => {
  const open = { booking: { window: intervalOf(at("2026-10-27T22:00:00Z"), 225) } } as unknown as BookingSummary;
  const clashes = (...starts: string[]) => clashing([open], { starts: starts.map(at), windowMinutes: 225 }).length > 0;

  it.each([
    ["2026-10-27T22:00:00Z", true],
    ["2026-10-28T01:44:00Z", true],
    ["2026-10-28T01:45:00Z", false],
    ["2026-10-27T18:15:00Z", false],
    ["2026-10-27T18:16:00Z", true],
  ])("with a window from 22:00 to 01:45 meets one from %s: %s", (start, met) => expect(clashes(start)).toBe(met));

  it("is met by a time that suits as well", () => {
    expect(clashes("2026-11-03T22:00:00Z", "2026-10-27T23:00:00Z")).toBe(true);
  });
});

describe("an answer to change", () => {
  it("lies on the pages of the same installation", () => {
    expect(ownAddress("abc", "/installations/abc/book/slot?start=2026-10-27T22:00:00Z")).toMatch(/slot/);
    expect(ownAddress("abc", "/installations/abc/checklist/access/st%20b")).toBe("/installations/abc/checklist/access/st%20b");
  });

  it.each([
    "",
    "/",
    "/installations/abd/edit",
    "//evil.example/installations/abc/",
    "https://evil.example",
    "/installations/abc/\r\nx",
  ])("is never %j", (go) => expect(ownAddress("abc", go)).toBeNull());
});

describe("what the checklist lacks", () => {
  const item = (host: string, state: KvmItem["state"] = "todo"): KvmItem => ({
    item: "kvm",
    host,
    state,
    facts: null,
    hasSecret: false,
    evidence: "missing",
    updatedAt: null,
  });
  const missing = (items: readonly KvmItem[]) => missingTasks({ items, complete: false }, "abc", translator("en"));

  it("is a link to each task that is still to do", () => {
    expect(missing([item("st-a", "done"), item("st b")])).toEqual([
      { href: "/installations/abc/checklist/access/st%20b", text: "Give console access to st b" },
    ]);
  });

  it("ends with how many more there are where nobody would read them all", () => {
    const many = missing(Array.from({ length: 30 }, (_, n) => item(`p${n}`)));
    expect(many).toHaveLength(12);
    expect(many.at(-1)).toEqual({ href: "/installations/abc/checklist", text: "19 more tasks on your checklist" });
  });
});
