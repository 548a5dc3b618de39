import { parseArgs } from "node:util";
import { startRig } from "./rig.ts";
import { type Finding, type Form, ROWS, type Row } from "./rows.ts";

/** Prints what the promises come to: `--only B1,B3` picks rows, `--short` takes minutes instead of the better part of an hour, `--json`
 * ends with all of it in one line. Exits with 1 where a promise is not kept. */
const { values } = parseArgs({
  options: { only: { type: "string" }, short: { type: "boolean" }, json: { type: "boolean" } },
});

const INSTANCES = 2;

const form: Form = values.short ? "short" : "full";
const wanted = values.only?.split(",").map((id) => id.trim());
const rows = Object.entries(ROWS).filter(([id]) => !wanted || wanted.includes(id));

const report = (id: string, { promise }: Row, { value, target, holds }: Finding): string =>
  `${id}  ${promise} (${form} form): ${holds ? "holds" : "DOES NOT HOLD"}\n    found    ${JSON.stringify(value)}\n    promised ${JSON.stringify(target)}`;

async function measure(row: Row): Promise<Finding> {
  const rig = await startRig(INSTANCES);
  try {
    return await row.measure(rig, form);
  } finally {
    await rig.stop();
  }
}

const findings: Record<string, Finding & { form: Form }> = {};
for (const [id, row] of rows) {
  const finding = await measure(row);
  findings[id] = { ...finding, form };
  console.log(report(id, row, finding));
}
const kept = Object.values(findings).every(({ holds }) => holds);
if (rows.length === 0) console.log("None of these rows has a measurement.");
if (values.json) console.log(JSON.stringify(findings));
process.exitCode = kept ? 0 : 1;
