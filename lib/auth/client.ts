import "server-only";
import { passkey } from "@better-auth/passkey";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { admin, organization, twoFactor } from "better-auth/plugins";
import { createAccessControl } from "better-auth/plugins/access";
import { log } from "#lib/config/client.ts";
import { env } from "#lib/config/env.ts";
import { database, newId } from "#lib/db/client.ts";
import { oneLine } from "#lib/mail/message.ts";
import { isLocale, preferredLocale } from "#lib/messages/locale.ts";
import { forgetFailedTries } from "./attempts/service.ts";
import { after, before } from "./hooks/service.ts";
import {
  mailAddressTaken,
  mailPasswordChanged,
  mailReset,
  mailVerification,
  RESET_MINUTES,
  VERIFY_HOURS,
} from "./letters/service.ts";
import { passkeyOptions } from "./passkeys/service.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password/rules.ts";
import { hashPassword, verifyPassword } from "./password/service.ts";
import { endFeeds, ensureOrganization, markVerified } from "./repository.ts";

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

/** A session ends after a week, used or not; it is never prolonged, so that a stolen cookie has an end. */
const SESSION_DAYS = 7;

const NAME_MAX = 80;

// Rights are decided in policy.ts; better-auth knows the roles by name and grants none of its own routes to them.
const access = createAccessControl({});
const roles = { customer: access.newRole({}), desk: access.newRole({}), admin: access.newRole({}) };

const passwords = {
  enabled: true,
  requireEmailVerification: true,
  minPasswordLength: PASSWORD_MIN,
  maxPasswordLength: PASSWORD_MAX,
  revokeSessionsOnPasswordReset: true,
  resetPasswordTokenExpiresIn: RESET_MINUTES * SECONDS.minute,
  password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
  sendResetPassword: ({ user, token }) => mailReset(user, token),
  onExistingUserSignUp: ({ user }) => mailAddressTaken(user),
  // Whoever opened the link holds the mailbox, which is what a confirmation shows.
  onPasswordReset: async ({ user }) => {
    await markVerified(database(), user.id);
    await endFeeds(database(), user.id);
    await forgetFailedTries(user.email);
    await mailPasswordChanged(user);
  },
} satisfies BetterAuthOptions["emailAndPassword"];

const verification = {
  sendOnSignUp: true,
  expiresIn: VERIFY_HOURS * SECONDS.hour,
  autoSignInAfterVerification: true,
  sendVerificationEmail: ({ user, url, token }) => mailVerification(user, { url, token }),
} satisfies BetterAuthOptions["emailVerification"];

const textIn = (body: unknown, name: string): string => {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return typeof value === "string" ? oneLine(value, NAME_MAX) : "";
};

const rows = {
  user: {
    create: {
      before: async (user, ctx) => {
        const wished = textIn(ctx?.body, "locale");
        const locale = isLocale(wished) ? wished : preferredLocale(ctx?.headers?.get("accept-language") ?? null);
        return { data: { ...user, name: oneLine(user.name, NAME_MAX), image: null, locale } };
      },
      after: async (user, ctx) => {
        if (ctx?.path === "/sign-up/email") await ensureOrganization(user.id, textIn(ctx.body, "company") || user.name);
      },
    },
  },
  session: {
    create: {
      before: async (session, ctx) => {
        const user = await database().user.findUnique({ where: { id: session.userId } });
        // The link in a mail is one factor; where an account has a second, it signs in by the form alone.
        if (ctx?.path === "/verify-email" && user?.twoFactorEnabled)
          throw new APIError("FORBIDDEN", { code: "SECOND_FACTOR_NEEDED", message: "Sign in with both factors." });
        // The sign-in by password asks for a confirmed address itself.
        if (ctx?.path === "/passkey/verify-authentication" && !user?.emailVerified)
          throw new APIError("FORBIDDEN", { code: "EMAIL_NOT_VERIFIED", message: "Confirm your address first." });
        // Where the process ended between the account and its organisation.
        await ensureOrganization(session.userId, user?.name ?? "");
      },
    },
  },
} satisfies BetterAuthOptions["databaseHooks"];

const LEVELS = { debug: "debug", info: "debug", success: "debug", warn: "warn", error: "error" } as const;

const speak = {
  // Below this it tells of every wrong password.
  level: "error",
  log: (level, message, ...rest) => log()[LEVELS[level]]({ from: "better-auth", rest }, message),
} satisfies BetterAuthOptions["logger"];

/** 100 a minute and client address, on all instances together; failed sign-ins have their own count, see attempts/. */
const limits = {
  window: SECONDS.minute,
  max: 100,
  storage: "database",
  customRules: { "/sign-in/email": false, "/**": { window: SECONDS.minute, max: 100 } },
} satisfies BetterAuthOptions["rateLimit"];

const build = () =>
  betterAuth({
    appName: "Upgrade Desk",
    baseURL: env().appUrl,
    basePath: "/api/auth",
    secret: env().authSecret,
    trustedOrigins: [...env().trustedOrigins],
    database: prismaAdapter(database(), { provider: "postgresql", transaction: true }),
    emailAndPassword: passwords,
    emailVerification: verification,
    user: { additionalFields: { locale: { type: "string", input: false, defaultValue: "en" } } },
    session: {
      expiresIn: SESSION_DAYS * SECONDS.day,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      // How long ago somebody signed in proves nothing here: what opens an account asks for the password.
      freshAge: 0,
    },
    verification: { storeIdentifier: "hashed" },
    rateLimit: { ...limits, enabled: env().mode !== "demo" },
    databaseHooks: rows,
    hooks: { before, after },
    plugins: [
      admin({ ac: access, roles, adminRoles: ["admin"], defaultRole: "customer" }),
      organization({ allowUserToCreateOrganization: false }),
      twoFactor({ issuer: "Upgrade Desk" }),
      passkey(passkeyOptions()),
    ],
    logger: speak,
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: "upgrade-desk",
      useSecureCookies: env().appUrl.startsWith("https:"),
      // Set by the guard, which drops what a client sends under this name.
      ipAddress: { ipAddressHeaders: ["x-client-address"] },
      database: { generateId: () => newId() },
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
  });

let built: ReturnType<typeof build> | undefined;

/** better-auth with our options; made at the first question, since route modules are loaded while the app is built. */
export function auth(): ReturnType<typeof build> {
  built ??= build();
  return built;
}
