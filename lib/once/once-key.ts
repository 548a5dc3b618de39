/** A one-time key of a creating request. Belongs to account and route, lives 24 hours. */
export type OnceKey = {
  /** The account's id, or `anonymous`. */
  readonly owner: string;
  readonly route: string;
  readonly key: string;
  /** sha256 of the body as it was sent, hex. */
  readonly bodyHash: string;
};

export const ONCE_HOURS = 24;

const SPELLING = /^[\x21-\x7e]{1,200}$/;

/** 1 to 200 printable ASCII characters without spaces. */
export const isOnceKey = (text: string): boolean => SPELLING.test(text);
