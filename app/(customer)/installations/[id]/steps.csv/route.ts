import { installationFile } from "#app/_take-along/plan-files.ts";

export const { GET } = installationFile("csv");
