import { sharedFile } from "#app/_take-along/plan-files.ts";

export const { GET } = sharedFile("json");
