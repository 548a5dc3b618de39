import { describe, expect, it } from "vitest";
import { rowErrors } from "#lib/installations/host-errors.ts";
import { LOCALES } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import { judgePlanInput } from "#lib/planning/schema.ts";

type Row = { readonly name?: string; readonly role?: string; readonly version?: string; readonly restartMinutes?: unknown };

const host = (name: string | undefined, role: string | undefined, version = "4.1"): Row => ({
  version,
  ...(name === undefined ? {} : { name }),
  ...(role === undefined ? {} : { role }),
});

function errorsOf(topology: string, hosts: readonly Row[]) {
  const judged = judgePlanInput({ topology, hosts });
  const roles = hosts.map(({ role = "" }) => role);
  return judged.ok ? [] : judged.error.flatMap((fault) => rowErrors(fault, roles));
}

const said = (topology: string, hosts: readonly Row[], locale: "en" | "de" = "en"): readonly string[] =>
  errorsOf(topology, hosts).map(({ field, message, params }) => `${field}: ${translator(locale)(message, { ...params })}`);

describe("faults of hosts, as forms say them", () => {
  it("call a host without a name by its row", () => {
    expect(said("mirror", [host("st-a", "primary"), { role: "secondary" }])).toEqual([
      "hosts.1.name: Enter the name of host 2",
      "hosts.1.version: Enter the version that host 2 runs",
    ]);
    expect(said("mirror", [host("st-a", "primary"), { role: "secondary" }], "de")).toEqual([
      "hosts.1.name: Geben Sie den Namen von Host 2 an",
      "hosts.1.version: Geben Sie an, welche Version auf Host 2 läuft",
    ]);
  });

  it("call a host with a name by its name", () => {
    expect(said("mirror", [host("st-a", "primary"), host("st-b", "secondary"), host("x", undefined)])).toEqual([
      "hosts.2.role: Choose the role of x: primary, secondary, processing or backup",
    ]);
  });

  it("mark every host of a role that there is once only, and what is missing above the rows", () => {
    expect(said("mirror", [host("st-a", "primary"), host("bk", "backup"), host("st-b", "primary")])).toEqual([
      "hosts.0.role: There can be one Primary only. You chose st-a and st-b.",
      "hosts.2.role: There can be one Primary only. You chose st-a and st-b.",
      "hosts: Choose which host is the Secondary",
    ]);
  });

  it("count the hosts where they are more than two", () => {
    const four = ["a", "b", "c"].map((name) => host(name, "secondary"));
    expect(said("mirror", [host("p", "primary"), ...four])[0]).toBe(
      "hosts.1.role: There can be one Secondary only. You chose 3 hosts.",
    );
    const mirror = [host("p", "primary"), host("s", "secondary")];
    expect(said("mirror", [...mirror, host(undefined, "processing")]).at(-1)).toBe(
      "hosts.2.role: A mirror has no processing hosts. Give host 3 another role, or choose cluster.",
    );
  });

  it("have a sentence for everything that rows can be told, in every language, and no stop after a single sentence", () => {
    const broken: readonly Row[] = [
      { name: "..", role: "boss", version: "newest", restartMinutes: "soon" },
      { name: "", role: "", version: "" },
      host("a", "primary", "9.1"),
      host("A", "primary"),
    ];
    const errors = [...errorsOf("cluster", broken), ...errorsOf("mirror", [host("p", "processing")])];
    for (const locale of LOCALES)
      for (const { message, params } of errors) {
        const t = translator(locale);
        expect(t.has(message), message).toBe(true);
        const sentence = t(message, { ...params });
        expect(/[.;?] \p{L}/u.test(sentence) || !sentence.endsWith("."), sentence).toBe(true);
      }
  });

  it("lead to the layout where that is what is missing", () => {
    expect(errorsOf("", [])[0]).toEqual({ field: "layout", message: "planner.layout.empty" });
  });
});
