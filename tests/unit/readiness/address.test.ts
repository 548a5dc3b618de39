import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { readAddress, withoutSignIn } from "#lib/readiness/address.ts";
import cases from "#tests/cases/console-addresses.json" with { type: "json" };

// A thousand runs each, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const verdict = (text: string): string => {
  const read = readAddress(text);
  return typeof read === "string" ? read : read.isPublic ? "public" : "inner";
};

describe("the address of a console", () => {
  it.each(cases.public)("%j can be reached from outside", (text) => {
    expect(verdict(text)).toBe("public");
  });

  it.each(cases.inner)("%j is known inside a network only", (text) => {
    expect(verdict(text)).toBe("inner");
  });

  it.each(cases["address-not-understood"])("%j is not an address", (text) => {
    expect(verdict(text)).toBe("address-not-understood");
  });

  it.each(cases["address-with-sign-in"])("%j would put a name or a password outside the vault", (text) => {
    expect(verdict(text)).toBe("address-with-sign-in");
  });

  it("keeps what was typed, without the spaces around it", () => {
    expect(readAddress("  https://KVM.Example.com:8443/x ")).toEqual({ text: "https://KVM.Example.com:8443/x", isPublic: true });
  });

  it("may have 500 characters", () => {
    const address = `https://kvm.example.com/${"x".repeat(476)}`;
    expect(verdict(address)).toBe("public");
    expect(verdict(`${address}x`)).toBe("address-too-long");
  });

  it("of a private network is inner in every spelling of its numbers", () => {
    const octet = fc.nat(255);
    const part = (n: number) => fc.constantFrom(String(n), `0x${n.toString(16)}`, `0${n.toString(8)}`);
    const spelled = fc
      .oneof(
        fc.tuple(fc.constant(10), octet, octet, octet),
        fc.tuple(fc.constant(127), octet, octet, octet),
        fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
        fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
      )
      .chain(([a, b, c, d]) => {
        const whole = ((a * 256 + b) * 256 + c) * 256 + d;
        const dotted = fc.tuple(part(a), part(b), part(c), part(d)).map((parts) => parts.join("."));
        const short = fc.tuple(part(a), part((b * 256 + c) * 256 + d)).map((parts) => parts.join("."));
        const hex = (n: number) => n.toString(16);
        const mapped = fc.constant(`::ffff:${hex(a * 256 + b)}:${hex(c * 256 + d)}`);
        return fc.oneof(dotted, short, part(whole), mapped);
      });
    fc.assert(
      fc.property(spelled, fc.boolean(), (address, inUrl) => {
        const host = address.includes(":") ? `[${address}]` : address;
        expect(verdict(inUrl ? `http://${host}:8080/x` : address)).toBe("inner");
      }),
      { numRuns: 1000 },
    );
  });

  it("has a verdict, and no error, for any text at all", () => {
    const known = ["public", "inner", "address-not-understood", "address-with-sign-in", "address-too-long"];
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.webUrl(), fc.ipV4Extended(), fc.ipV6(), fc.domain()), (text) => {
        expect(known).toContain(verdict(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("an address that was not taken", () => {
  it.each([
    ["https://root:calvin@kvm.example.com/x", "https://kvm.example.com/x"],
    ["root:calvin@kvm.example.com", "kvm.example.com"],
    ["ssh://root:cal/vin@kvm.example.com", "ssh://kvm.example.com"],
    ["https://root:c@lvin@kvm.example.com", "https://kvm.example.com"],
    ["https://root:cal\nvin@kvm.example.com", "https://kvm.example.com"],
    ["no address at all", "no address at all"],
  ])("%j is shown again as %j", (typed, expected) => {
    expect(withoutSignIn(typed)).toBe(expected);
  });

  it("is left as it is where it would have been taken", () => {
    expect(withoutSignIn("https://kvm.example.com/@1")).toBe("https://kvm.example.com/@1");
  });
});
