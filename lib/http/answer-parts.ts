import { z } from "zod";

/** A moment as answers give it: UTC, milliseconds only where there are some. */
export const utcSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/)
  .meta({ format: "date-time", description: "A moment in UTC", example: "2026-12-01T17:00:00Z" });

/** The same moment with the offset that the clock in `zone` has then. */
export const localSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?[+-]\d\d:\d\d(:\d\d)?$/)
  .meta({
    format: "date-time",
    description: "The same moment as the clock in the zone shows it, with its offset",
    example: "2026-12-01T18:00:00+01:00",
  });

export const zoneSchema = z.string().meta({ description: "An IANA time zone", example: "Europe/Vienna" });

/** One page of a list. */
export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: "For `cursor` of the next page; null on the last" }),
  });
