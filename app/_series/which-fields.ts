import { WHICH, type Which } from "#lib/bookings/series/series.ts";

/** Which evenings were chosen; `undefined` where none was. */
export const readWhich = (text: string): Which | undefined => WHICH.find((which) => which === text);

/** The versions of other evenings that a form has carried along. */
export const readSeen = (texts: readonly string[]): readonly { readonly id: string; readonly version: number }[] =>
  texts.flatMap((text) => {
    const [, id = "", version = ""] = /^([\w-]{1,100}):(\d{1,9})$/.exec(text) ?? [];
    return id === "" ? [] : [{ id, version: Number(version) }];
  });
