import "server-only";
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";
import { reservePasswordTry, takeTryBack } from "../attempts/service.ts";
import { mailPasskeyAdded, mailPasswordChanged } from "../letters/service.ts";
import { notePasskeyUse } from "../passkeys/service.ts";
import { type Person, passwordFault } from "../password/rules.ts";

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Routes that check a password that exists already. All but the first know whose from the session. */
const CHECKS_PASSWORD: ReadonlySet<string> = new Set([
  "/sign-in/email",
  "/change-password",
  "/verify-password",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/get-totp-uri",
  "/two-factor/generate-backup-codes",
]);

/** Codes of an answer that says the password was wrong, or that must not be told from it. */
const FAILED: ReadonlySet<string> = new Set(["INVALID_EMAIL_OR_PASSWORD", "INVALID_PASSWORD", "EMAIL_NOT_VERIFIED"]);

const textIn = (body: unknown, name: string): string => {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return typeof value === "string" ? value : "";
};

/** Whose password is to be checked: the address that was typed, or the session's. */
async function accountAsked(ctx: AuthContext): Promise<string> {
  if (ctx.path === "/sign-in/email") return textIn(ctx.body, "email");
  return (await getSessionFromCtx(ctx))?.user.email ?? "";
}

// The same context object passes through all hooks of one request, and through no other's.
const reserved = new WeakMap<object, readonly bigint[]>();

async function reserve(ctx: AuthContext): Promise<void> {
  const account = await accountAsked(ctx);
  if (account === "") return;
  const reservation = await reservePasswordTry(account, ctx.headers?.get("x-client-address") ?? null);
  if (reservation.open) {
    reserved.set(ctx.context, reservation.ids);
    return;
  }
  throw new APIError(
    "TOO_MANY_REQUESTS",
    { code: "TOO_MANY_TRIES", message: "Too many failed tries. Wait, then try again." },
    { "Retry-After": String(reservation.waitSeconds) },
  );
}

async function personOf(ctx: AuthContext): Promise<Person> {
  if (ctx.path === "/sign-up/email") return { email: textIn(ctx.body, "email"), name: textIn(ctx.body, "name") };
  if (ctx.path === "/change-password") return (await getSessionFromCtx(ctx))?.user ?? {};
  const verification = await ctx.context.internalAdapter.findVerificationValue(`reset-password:${textIn(ctx.body, "token")}`);
  return (verification && (await ctx.context.internalAdapter.findUserById(verification.value))) || {};
}

const NEW_PASSWORD: Readonly<Record<string, string>> = {
  "/sign-up/email": "password",
  "/reset-password": "newPassword",
  "/change-password": "newPassword",
};

/** Lengths are left to the routes themselves, which say them in their own words. */
async function judgeNewPassword(ctx: AuthContext, field: string): Promise<void> {
  const fault = passwordFault(textIn(ctx.body, field), await personOf(ctx));
  if (!fault || fault === "too-short" || fault === "too-long") return;
  throw new APIError("BAD_REQUEST", {
    code: `PASSWORD_${fault.toUpperCase()}`,
    message: "This password is among the first that somebody would try. Choose another one.",
  });
}

/** Judges new passwords, and reserves a try before an old one is checked. */
export const before = createAuthMiddleware(async (ctx) => {
  // A device that is trusted for thirty days would be a second factor that is not asked for.
  if ((ctx.body as Record<string, unknown> | undefined)?.trustDevice)
    throw new APIError("BAD_REQUEST", { code: "TRUST_DEVICE_OFF", message: "Devices are not remembered here." });
  const field = NEW_PASSWORD[ctx.path];
  if (field) await judgeNewPassword(ctx, field);
  if (CHECKS_PASSWORD.has(ctx.path)) await reserve(ctx);
});

const codeOf = (returned: unknown): string | undefined =>
  isAPIError(returned) ? (returned.body as { readonly code?: string } | undefined)?.code : undefined;

/** The id that a device gave its credential, as it is sent to be checked. */
const credentialIn = (body: unknown): string => textIn((body as { readonly response?: unknown } | undefined)?.response, "id");

/** What follows from a request that was not refused: the owner is told what now opens the account. */
async function follow(ctx: AuthContext): Promise<void> {
  const owner = ctx.context.session?.user;
  if (ctx.path === "/change-password" && owner) await mailPasswordChanged(owner);
  if (ctx.path === "/passkey/verify-registration" && owner) await mailPasskeyAdded(owner);
  if (ctx.path === "/passkey/verify-authentication") await notePasskeyUse(credentialIn(ctx.body));
}

/** Takes the try back where the password was right, and does what follows from a request that was not refused. */
export const after = createAuthMiddleware(async (ctx) => {
  const ids = reserved.get(ctx.context);
  reserved.delete(ctx.context);
  if (ids && !FAILED.has(codeOf(ctx.context.returned) ?? "")) await takeTryBack(ids);
  if (!isAPIError(ctx.context.returned)) await follow(ctx);
});
