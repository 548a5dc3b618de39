declare const brand: unique symbol;

/** A primitive that says what it is: `Brand<string, "ZoneName">` cannot be passed where a host name is wanted. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
