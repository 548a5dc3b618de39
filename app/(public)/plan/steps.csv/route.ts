import { queryFile } from "#app/_take-along/plan-files.ts";

export const { GET } = queryFile("csv");
