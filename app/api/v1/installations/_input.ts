import { z } from "zod";
import { faultKey, type InputFault } from "#lib/installations/fault.ts";
import type { Result } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";

const say = translator("en");

/** A body's schema out of a function that reads it and finds every fault: each becomes an issue with its code and sentence. */
export const judged = <T>(read: (body: unknown) => Result<T, readonly InputFault[]>): z.ZodType<T> =>
  z.unknown().transform((body, context) => {
    const result = read(body);
    if (result.ok) return result.value;
    for (const { pointer, code, params } of result.error)
      context.addIssue({
        code: "custom",
        path: pointer.split("/").slice(1),
        message: say(faultKey(code), { ...params }),
        params: { code },
      });
    return z.NEVER;
  });

/** The same schema, with the catalogue's sentences for the codes that are our own. */
export const worded = <T>(schema: z.ZodType<T>): z.ZodType<T> =>
  z.unknown().transform((body, context) => {
    const read = schema.safeParse(body);
    if (read.success) return read.data;
    for (const issue of read.error.issues) {
      const own = issue.code === "custom" ? issue.params : undefined;
      const code = typeof own?.code === "string" ? own.code : issue.code.replaceAll("_", "-");
      const message = own ? say(`readiness.fault.${code}`, own as Record<string, string | number>) : issue.message;
      context.addIssue({ code: "custom", path: [...issue.path], message, params: { code } });
    }
    return z.NEVER;
  });
