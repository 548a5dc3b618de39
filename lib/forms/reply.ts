/** Typed values of a plain form: every field with all that was sent for it, in order. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

/** What to say about a field: a key of the message catalogue with its placeholders. `field` "" is the form as a whole. */
export type FieldError = {
  readonly field: string;
  readonly message: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** What a person typed into a form that was not accepted, and why; shown again after the redirect. */
export type FormReply = { readonly values: FormValues; readonly errors: readonly FieldError[]; readonly sealed: string | null };

export const NO_REPLY: FormReply = { values: {}, errors: [], sealed: null };

/**
 * Whether the reply is what somebody typed while their session ended: it was never judged, so it has no errors, and nothing
 * of it was saved.
 */
export const wasInterrupted = ({ values, errors }: FormReply): boolean => errors.length === 0 && Object.keys(values).length > 0;

/** The first value of a field, or `fallback` where the form was not sent yet. */
export const typed = (reply: FormReply, field: string, fallback = ""): string =>
  field in reply.values ? (reply.values[field]?.[0] ?? "") : fallback;

const REPLY_HOURS = 24;

export const REPLY_LIFETIME_MS = REPLY_HOURS * 60 * 60 * 1000;

/** Fields of `application/x-www-form-urlencoded` text. NUL is dropped: no field accepts it and no person types it. */
export function parseForm(text: string): FormValues {
  const values: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of new URLSearchParams(text)) {
    values[name] ??= [];
    values[name].push(value.replaceAll("\0", "").replaceAll("\r\n", "\n"));
  }
  return values;
}

/** A field that is called a password is one, even where it was sent to a form that has none. */
const isPassword = (name: string): boolean => /password/i.test(name);

/** Values without the named secret fields and without passwords, which are never kept in clear. */
export const withoutSecrets = (values: FormValues, secrets: readonly string[]): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name) && !isPassword(name)));
