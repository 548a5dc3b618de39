import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rawAnswer, refusalText, securityHeaders } from "#lib/guard/answer.ts";
import { clientAddress } from "#lib/guard/client-address.ts";
import { contentPolicy } from "#lib/guard/content-policy.ts";
import { API_BODY_LIMIT, FORM_BODY_LIMIT, type Head, judge, LIST_BODY_LIMIT } from "#lib/guard/guard.ts";
import { isRouterState } from "#lib/guard/router-state.ts";

const RULES = { hosts: new Set(["desk.example"]), https: true, proxyHops: 0 };
const head = (more: Partial<Head> = {}): Head => ({ method: "GET", target: "/", hosts: ["desk.example"], headers: {}, ...more });
const statusOf = (more: Partial<Head>) => judge(head(more), RULES).refused?.status ?? 200;

describe("the order of judgement", () => {
  const broken = { hosts: ["evil"], method: "TRACE", target: "/%zz", headers: { "content-length": String(API_BODY_LIMIT * 2) } };

  test("is host, method, form, size", () => {
    expect(statusOf(broken)).toBe(421);
    expect(statusOf({ ...broken, hosts: ["desk.example"] })).toBe(405);
    expect(statusOf({ ...broken, hosts: ["desk.example"], method: "GET" })).toBe(400);
    expect(statusOf({ ...broken, hosts: ["desk.example"], method: "GET", target: "/" })).toBe(413);
  });

  test("compares hosts without regard to case", () => {
    expect(statusOf({ hosts: ["DESK.Example"] })).toBe(200);
  });

  test("knows the size limit of a call from that of a form", () => {
    const sized = (target: string, size: number) =>
      statusOf({ method: "POST", target, headers: { "content-length": String(size) } });
    expect([sized("/api/v1/plans", API_BODY_LIMIT), sized("/api/v1/plans", API_BODY_LIMIT + 1)]).toEqual([200, 413]);
    expect([sized("/plan/submit", FORM_BODY_LIMIT), sized("/plan/submit", FORM_BODY_LIMIT + 1)]).toEqual([200, 413]);
    const list = "/plan/inventory/submit";
    expect([sized(list, LIST_BODY_LIMIT), sized(list, LIST_BODY_LIMIT + 1)]).toEqual([200, 413]);
  });

  test("gives lists of VPSs more room than other forms", () => {
    const most = (target: string) =>
      [FORM_BODY_LIMIT, FORM_BODY_LIMIT + 1, LIST_BODY_LIMIT + 1].map((size) =>
        statusOf({ method: "POST", target, headers: { "content-length": String(size) } }),
      );
    for (const target of ["/plan/vps/submit?layout=mirror", "/plan/vps/file/submit", "/installations/x/vps/import/submit"])
      expect(most(target), target).toEqual([200, 200, 413]);
    for (const target of ["/installations/x/vps/ways/submit", "/vpss/submit", "/plan/submit"])
      expect(most(target), target).toEqual([200, 413, 413]);
  });

  test("sends a form to the page that shows it in one place only, and only when it is sent", () => {
    const shown = (method: string, target: string) => {
      const verdict = judge(head({ method, target }), RULES);
      return verdict.refused === null && verdict.shown;
    };
    expect(shown("POST", "/plan/vps/submit?layout=mirror")).toBe(true);
    for (const target of ["/plan/vps/file/submit", "/plan/submit", "/x/plan/vps/submit", "/plan/vps/submit/"])
      expect(shown("POST", target), target).toBe(false);
    expect(shown("GET", "/plan/vps/submit")).toBe(false);
  });

  test("no path that hides under /api gets its methods", () => {
    for (const target of ["/apis", "/%61pi/v1", "//api/v1", "/a/api/v1", "/submit/x", "/submitted"])
      expect(statusOf({ method: "POST", target }), target).toBe(405);
  });

  test("pages of the framework's own are not there", () => {
    for (const target of ["/_global-error", "/_not-found", "/_error", "/_next"]) expect(statusOf({ target }), target).toBe(404);
    expect(statusOf({ target: "/_next/static/x.js" })).toBe(200);
  });

  test("nothing but a known host passes, whatever else is asked", () => {
    fc.assert(
      fc.property(fc.webPath(), fc.constantFrom("GET", "POST", "TRACE"), fc.string(), (target, method, host) => {
        fc.pre(host.toLowerCase() !== "desk.example" && !target.startsWith("/api/health/"));
        expect(statusOf({ target, method, hosts: [host] })).toBe(421);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the state that the framework's client sends", () => {
  test("is accepted as that client writes it", () => {
    const state = [
      "",
      { children: ["installations", { children: [["id", "x", "d", null], { children: ["__PAGE__", {}] }] }] },
      null,
      null,
      16,
    ];
    expect(isRouterState(encodeURIComponent(JSON.stringify(state)))).toBe(true);
    expect(isRouterState(encodeURIComponent(JSON.stringify(["", {}, null, "refetch"])))).toBe(true);
  });

  test.each(["", "null", "[]", "{}", '[""]', '["",[]]', '["",null]', "[1,{}]", '["",{"a":1}]', "%", "%5B%22", '[["a","b"],{}]'])(
    "is refused as %s",
    (text) => {
      expect(isRouterState(text)).toBe(false);
    },
  );

  test.each([
    '["",{},null,"bogus"]',
    '["",{},null,{}]',
    '["",{},"x"]',
    '["",{},["a"]]',
    '["",{},{}]',
    '["",{},null,null,"x"]',
    '["",{},null,null,1,2]',
    '["",{},null,null,1,"a","b"]',
    '[["a","b","zz",null],{}]',
    '[["a","b","d",[1]],{}]',
    '["",{"__proto__":["a",{}]},{}]',
  ])("is refused where the framework could not read it: %s", (text) => {
    expect(isRouterState(text)).toBe(false);
  });

  test("is refused when it is nested beyond any page", () => {
    const nested = (depth: number): unknown[] => ["", depth === 0 ? {} : { c: nested(depth - 1) }];
    expect(isRouterState(JSON.stringify(nested(20)))).toBe(true);
    expect(isRouterState(JSON.stringify(nested(30)))).toBe(false);
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof isRouterState(text)).toBe("boolean");
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("answers", () => {
  const refused = { status: 405, code: "method-not-allowed", title: "Method not allowed", detail: "It takes GET.", allow: "GET" };

  test("carry as many bytes as they say", () => {
    for (const target of ["/", "/api/v1"]) {
      const [top = "", body = ""] = rawAnswer({ ...refused, detail: "Größe" }, target, true).split("\r\n\r\n");
      expect(top).toContain(`content-length: ${Buffer.byteLength(body)}\r\n`);
      expect(top).toContain("connection: close");
    }
  });

  test("are problem documents under /api and text elsewhere", () => {
    expect(refusalText(refused, "/api/v1").type).toBe("application/problem+json");
    expect(refusalText(refused, "/plan")).toEqual({
      type: "text/plain; charset=utf-8",
      body: "405 Method not allowed. It takes GET.\n",
    });
  });

  test("to what people send too much of are pages that lead on, and load a stylesheet alone", () => {
    for (const status of [413, 431]) {
      const much = { status, code: "x", title: "Too <large>", detail: "Over 16 KiB & more." };
      const { type, body } = refusalText(much, "/plan/result?x");
      expect(type).toBe("text/html; charset=utf-8");
      expect(body).toContain("<h1>Too &lt;large></h1>");
      expect(body).toContain("16 KiB &amp; more. ");
      expect(body).toContain('<a href="/">');
      expect(rawAnswer(much, "/", false)).toContain(
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; style-src 'self'\r\n",
      );
      expect(refusalText(much, "/api/v1/plans").type).toBe("application/problem+json");
    }
  });

  test("of the API may load nothing; pages, the API's own page among them, have a policy of their own", () => {
    expect(securityHeaders("/api/v1/plans", true)["content-security-policy"]).toContain("default-src 'none'");
    for (const target of ["/plan", "/api/docs", "/api/docs?x"])
      expect(securityHeaders(target, true)).not.toHaveProperty("content-security-policy");
  });

  test("ask for https for two years, where the app is served by it", () => {
    expect(securityHeaders("/", true)["strict-transport-security"]).toContain("63072000");
    expect(securityHeaders("/", false)).not.toHaveProperty("strict-transport-security");
  });

  test("a page's policy allows neither inline style nor eval nor another origin", () => {
    const policy = contentPolicy("abc", false);
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|frame-src/);
  });

  test("a page that shows a mail may frame its own, and the mail by itself may run, load and send nothing", () => {
    for (const path of ["/desk/mails/booking.approve.customer", "/desk/outbox/AAAAAAAAAAAAAAAAAAAAAA"]) {
      expect(contentPolicy("abc", false, path)).toContain("frame-src 'self'");
      expect(contentPolicy("abc", false, path)).not.toContain("unsafe");
      const mail = contentPolicy("abc", false, `${path}/html`);
      expect(mail).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; sandbox /);
      expect(mail).not.toMatch(/script-src|allow-scripts|allow-same-origin|img-src|https?:/);
      expect(mail).toContain("frame-ancestors 'self'");
      expect(securityHeaders(`${path}/html?lang=de`, false)["x-frame-options"]).toBe("SAMEORIGIN");
      expect(securityHeaders(path, false)["x-frame-options"]).toBe("DENY");
    }
    for (const path of ["/desk/mails", "/desk/outbox", "/desk/bookings/UD-2401", "/desk/mails/a/b/html", "/x/desk/mails/a/html"])
      expect(contentPolicy("abc", false, path)).not.toMatch(/unsafe|frame-src/);
  });
});

describe("the client's address", () => {
  test.each([
    ["is the connection's own where no proxy is trusted", "10.0.0.1", "1.1.1.1", 0, "10.0.0.1"],
    ["is without its IPv6 dress", "::ffff:10.0.0.1", "", 0, "10.0.0.1"],
    ["is the last of the list behind one proxy", "10.0.0.1", "6.6.6.6, 1.1.1.1", 1, "1.1.1.1"],
    ["is the last but one behind two", "10.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.2", 2, "1.1.1.1"],
    ["is the connection's own where the list is too short", "10.0.0.1", "1.1.1.1", 2, "10.0.0.1"],
    ["is the connection's own where the list holds no address", "10.0.0.1", "<script>", 1, "10.0.0.1"],
    ["may be IPv6", "10.0.0.1", "2001:db8::1", 1, "2001:db8::1"],
  ])("%s", (_name, connection, forwardedFor, hops, address) => {
    expect(clientAddress(connection, forwardedFor, hops)).toBe(address);
  });
});
