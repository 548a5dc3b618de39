/**
 * Of better-auth's routes those that are served; the rest answer 404. Each is one that a page or a script needs. Not
 * among them: lists of sessions, which hold tokens, and everything of the admin and organization plugins.
 */
const SERVED: ReadonlySet<string> = new Set([
  "POST /sign-up/email",
  "POST /sign-in/email",
  "POST /sign-out",
  "GET /get-session",
  "GET /verify-email",
  "POST /send-verification-email",
  "POST /request-password-reset",
  "POST /reset-password",
  "POST /change-password",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
  "POST /two-factor/generate-backup-codes",
  // The one of a passkey that a script asks for; all else about passkeys goes through forms, which ask for the password too.
  "GET /passkey/generate-authenticate-options",
]);

/** Reading these changes something: a link on another site must not lead to them. */
export const READ_HERE_ALONE: ReadonlySet<string> = new Set(["/verify-email", "/passkey/generate-authenticate-options"]);

/** `path` is what follows `/api/auth`. Spelled exactly: no other case, no doubled or trailing slash. */
export const isServed = (method: string, path: string): boolean => SERVED.has(`${method} ${path}`);

/** What an answer says beside its cookies, as better-auth's errors have it. */
export type Told = { readonly status: number; readonly body: unknown };

export const told = (status: number, code: string, message: string): Told => ({ status, body: { code, message } });

const codeIn = (body: unknown): string | undefined => (body as { readonly code?: string } | null)?.code;

/** What the library says of an answer that is none, as if the fault were its own. */
const FAULT_OF_THE_SENDER: ReadonlySet<string> = new Set(["FAILED_TO_VERIFY_REGISTRATION"]);

/**
 * The library's answers about passkeys, set right: the device is to check who uses it, which is checked again afterwards, and
 * what a device sends wrongly is no fault of ours.
 */
export function corrected(path: string, { status, body }: Told): Told {
  if (status === 500 && FAULT_OF_THE_SENDER.has(codeIn(body) ?? "")) return { status: 400, body };
  const asks = path === "/passkey/generate-authenticate-options" && status === 200;
  return { status, body: asks ? { ...(body as object), userVerification: "required" } : body };
}

const WRONG = told(401, "INVALID_EMAIL_OR_PASSWORD", "Invalid email or password");

/** A refusal always carries a code: where better-auth leaves it out, the fault is one of the body. */
export function coded({ status, body }: Told): Told {
  const message = (body as { readonly message?: unknown } | null)?.message;
  if (status < 400 || codeIn(body) !== undefined) return { status, body };
  return told(status, "INVALID_BODY", typeof message === "string" ? message : "The body is not what this address takes.");
}

/**
 * The same answer whoever asks. A right password for an address that is not confirmed must not be told from a wrong one:
 * who signed up with another's address would learn whether it has an account. A sign-up says nothing of the account.
 */
export function equalised(path: string, answer: Told): Told {
  if (path === "/sign-up/email" && answer.status === 200) return { status: 200, body: { status: true } };
  const code = codeIn(answer.body);
  const wrong = code === "EMAIL_NOT_VERIFIED" || code === "INVALID_EMAIL_OR_PASSWORD";
  return path === "/sign-in/email" && wrong ? WRONG : answer;
}

/** Routes that write a mail for one address and not for another: their answers take a fixed time. */
export const TELLS_BY_MAIL: ReadonlySet<string> = new Set([
  "/sign-up/email",
  "/send-verification-email",
  "/request-password-reset",
]);
