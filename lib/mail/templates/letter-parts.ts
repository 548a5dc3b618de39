/** Where a letter leads. `href` is a whole address, since a mail has no page of its own to start from. */
export type Link = { readonly label: string; readonly href: string };

/** `was`: what no longer holds. `new`: what holds from now on, beside something that did before. */
export type Fact = { readonly label: string; readonly value: string; readonly tone?: "was" | "new" };

/** What a letter is made of, beside plain paragraphs. */
export type Block =
  | string
  /** The one thing to do, drawn as a button. */
  | { readonly action: Link }
  /** Another way on. */
  | { readonly link: Link }
  | { readonly facts: readonly Fact[] }
  /** What somebody wrote, of one line or several. */
  | { readonly quote: string; readonly by: string }
  /** When VPSs are off, and for how long: a sentence each. */
  | { readonly off: readonly string[] };

export type Letter = {
  /** In one line; the heading as well. */
  readonly subject: string;
  /** Said once at the top; without a name where nobody has shown yet that the mailbox is theirs. */
  readonly greeting: string;
  readonly body: readonly Block[];
  /** Why its reader gets it. */
  readonly why: string;
  /** Where its reader chooses what is mailed to them; missing where nobody can choose. */
  readonly settings?: Link;
};
