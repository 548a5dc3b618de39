import { runRows } from "#tests/support/promise-rows.ts";
import { ROWS } from "./rows.ts";

await runRows(ROWS);
