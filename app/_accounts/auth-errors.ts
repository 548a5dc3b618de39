import type { AuthAnswer } from "#lib/accounts/service.ts";
import type { FieldError } from "#lib/forms/reply.ts";

type Said = { readonly field: "" | "password" | "current" | "code" | "backup"; readonly message: string };

const whole = (message: string): Said => ({ field: "", message });

/** What better-auth refuses, as the pages say it. `password` is the one that is chosen, `current` the one that exists. */
const SAID: Readonly<Record<string, Said>> = {
  INVALID_EMAIL_OR_PASSWORD: whole("auth.error.wrong"),
  BANNED_USER: whole("auth.error.off"),
  INVALID_TOKEN: whole("auth.error.link"),
  TOKEN_EXPIRED: whole("auth.error.link"),
  USER_NOT_FOUND: whole("auth.error.link"),
  INVALID_TWO_FACTOR_COOKIE: whole("auth.code.over"),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: whole("auth.code.over"),
  ACCOUNT_TEMPORARILY_LOCKED: whole("auth.code.locked"),
  INVALID_PASSWORD: { field: "current", message: "auth.password.wrong" },
  PASSWORD_TOO_SHORT: { field: "password", message: "auth.password.too-short" },
  PASSWORD_TOO_LONG: { field: "password", message: "auth.password.too-long" },
  PASSWORD_COMMON: { field: "password", message: "auth.password.common" },
  PASSWORD_PERSONAL: { field: "password", message: "auth.password.personal" },
  PASSWORD_REPEATED: { field: "password", message: "auth.password.repeated" },
  PASSWORD_SEQUENCE: { field: "password", message: "auth.password.sequence" },
  INVALID_CODE: { field: "code", message: "auth.code.wrong" },
  PASSKEY_NOT_FOUND: whole("passkeys.error.unknown"),
  AUTHENTICATION_FAILED: whole("passkeys.error.failed"),
  CHALLENGE_NOT_FOUND: whole("passkeys.error.late"),
  USER_NOT_VERIFIED: whole("passkeys.error.not-verified"),
  EMAIL_NOT_VERIFIED: whole("passkeys.error.not-confirmed"),
  FAILED_TO_VERIFY_REGISTRATION: whole("passkeys.error.not-kept"),
  INVALID_BACKUP_CODE: { field: "backup", message: "auth.code.backup-wrong" },
};

/** The errors of a form whose request better-auth refused; at least one. */
export function authErrors({ status, code, headers }: AuthAnswer): readonly FieldError[] {
  const said = SAID[code ?? ""];
  if (said) return [said];
  if (status !== 429) return [whole("auth.error.refused")];
  const minutes = Math.max(1, Math.ceil(Number(headers.get("retry-after") ?? 60) / 60));
  return [{ ...whole("auth.error.too-many"), params: { minutes } }];
}
