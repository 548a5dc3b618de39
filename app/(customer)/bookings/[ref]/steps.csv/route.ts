import { bookingFile } from "#app/_take-along/plan-files.ts";

export const { GET } = bookingFile("csv");
