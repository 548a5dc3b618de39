import { describe, expect, it } from "vitest";
import { firewallSchema, firmwareSchema, kvmSchema } from "#lib/readiness/schema.ts";

/** Pointers and codes, as the interface gives them out. */
const faults = (schema: typeof kvmSchema | typeof firmwareSchema | typeof firewallSchema, body: unknown): string[] => {
  const read = schema.safeParse(body);
  return (read.error?.issues ?? []).map((issue) => {
    const own = issue.code === "custom" ? String(issue.params?.code) : issue.code.replaceAll("_", "-");
    return `/${issue.path.join("/")} ${own}`;
  });
};

describe("what is said about a console", () => {
  it.each([
    [{ address: "203.0.113.7" }, { address: "203.0.113.7", instructions: null, secret: undefined }],
    [{ instructions: " VPN \n then RDP " }, { address: null, instructions: "VPN \n then RDP", secret: undefined }],
    [
      { address: "kvm.example.com", secret: null },
      { address: "kvm.example.com", instructions: null, secret: null },
    ],
    [
      { address: "kvm.example.com", secret: { password: " spaces stay " } },
      { address: "kvm.example.com", instructions: null, secret: { user: null, password: " spaces stay ", notes: null } },
    ],
    [
      { address: " ", instructions: "x", other: 1 },
      { address: null, instructions: "x", secret: undefined },
    ],
  ])("%j is understood", (body, expected) => {
    expect({ secret: undefined, ...kvmSchema.parse(body) }).toEqual(expected);
  });

  it.each([
    [{}, ["/address way-in-missing"]],
    [{ address: "", instructions: "  " }, ["/address way-in-missing"]],
    [{ secret: { user: "root" } }, ["/address way-in-missing"]],
    [{ address: 7 }, ["/address invalid-type"]],
    [{ address: "not an address" }, ["/address address-not-understood"]],
    [{ address: "https://root:calvin@kvm.example.com" }, ["/address address-with-sign-in"]],
    [{ instructions: "x".repeat(4001) }, ["/instructions text-too-long"]],
    [{ instructions: "\ud800" }, ["/instructions text-not-well-formed"]],
    [{ instructions: "x", secret: {} }, ["/secret secret-empty"]],
    [{ instructions: "x", secret: { user: "", password: "", notes: " " } }, ["/secret secret-empty"]],
    [{ instructions: "x", secret: "root" }, ["/secret invalid-type"]],
    [
      { instructions: "x", secret: { user: "x".repeat(201), password: 1 } },
      ["/secret/user text-too-long", "/secret/password invalid-type"],
    ],
    [[], ["/ invalid-type"]],
  ])("%j is refused at the field", (body, expected) => {
    expect(faults(kvmSchema, body)).toEqual(expected);
  });
});

describe("what is said about firmware", () => {
  it.each([
    [{ version: " 7.10 ", checkedOn: "2026-11-20", latest: true }, []],
    [
      { version: "", checkedOn: "2026-02-30", latest: "yes" },
      ["/version too-small", "/checkedOn date-not-understood", "/latest invalid-type"],
    ],
    [{ version: "1", checkedOn: "20.11.2026", latest: false }, ["/checkedOn date-not-understood"]],
    [{ version: "1\n2", checkedOn: "2026-11-20", latest: false }, ["/version text-not-well-formed"]],
    [{}, ["/version invalid-type", "/checkedOn invalid-type", "/latest invalid-type"]],
  ])("%j: %j", (body, expected) => {
    expect(faults(firmwareSchema, body)).toEqual(expected);
  });
});

it("takes a firewall that is open, or none at all, and nothing else", () => {
  const states = ["open", "no-firewall", "closed", "", null, 1];
  expect(states.filter((state) => firewallSchema.safeParse({ state }).success)).toEqual(["open", "no-firewall"]);
});
