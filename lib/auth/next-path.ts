/** No empty segment before the query: whoever resolves dots, as in `/..//host`, would be left with another site's address. */
const LOCAL = /^(?![^?#]*\/\/)\/[^\s\\]{0,2000}$/;

/** A path inside this app, or `null`: an address handed over in a query must not lead elsewhere. */
export const nextPath = (text: string | null | undefined): string | null => (text && LOCAL.test(text) ? text : null);

/** Every character that means something in an address, the five that `encodeURIComponent` leaves included. */
const strictly = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** `path` with `next` in its query; `path` alone where there is no next. */
export function withNext(path: string, next: string | null): string {
  return next ? `${path}${path.includes("?") ? "&" : "?"}next=${strictly(next)}` : path;
}

/** The `next` in the query of an address, if it is a path of ours. */
export function nextIn(address: string | null): string | null {
  const query = address?.split("?").slice(1).join("?") ?? "";
  return nextPath(new URLSearchParams(query).get("next"));
}
