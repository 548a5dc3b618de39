import { parseArgs } from "node:util";

/** `short` takes minutes, `full` what the promise says. */
export type Form = "short" | "full";

/** What a measurement found, beside what was promised. */
export type Finding = { readonly value: object; readonly target: object; readonly holds: boolean };

export type Row = { readonly promise: string; readonly measure: (form: Form) => Promise<Finding> };

const report = (id: string, row: Row, { form, value, target, holds }: Finding & { form: Form }): string =>
  `${id}  ${row.promise} (${form} form): ${holds ? "holds" : "DOES NOT HOLD"}\n    found    ${JSON.stringify(value)}\n    promised ${JSON.stringify(target)}`;

/**
 * Measures the rows and prints what they come to: `--only B1,B3` picks rows, `--short` takes minutes instead of the better part of an
 * hour, `--json` ends with all of it in one line. The process exits with 1 where a promise is not kept.
 */
export async function runRows(all: Readonly<Record<string, Row>>): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: "string" }, short: { type: "boolean" }, json: { type: "boolean" } },
  });
  const form: Form = values.short ? "short" : "full";
  const wanted = values.only?.split(",").map((id) => id.trim());
  const rows = Object.entries(all).filter(([id]) => !wanted || wanted.includes(id));
  const findings: Record<string, Finding & { form: Form }> = {};
  for (const [id, row] of rows) {
    const finding = { ...(await row.measure(form)), form };
    findings[id] = finding;
    console.log(report(id, row, finding));
  }
  if (rows.length === 0) console.log("None of these rows has a measurement.");
  if (values.json) console.log(JSON.stringify(findings));
  process.exitCode = Object.values(findings).every(({ holds }) => holds) ? 0 : 1;
}
