import { authRoute } from "#lib/accounts/service.ts";

/** Sign-in and what belongs to it; which of better-auth's routes are served, lib/accounts/served.ts says. */
export const GET = (request: Request): Promise<Response> => authRoute(request);

export const POST = (request: Request): Promise<Response> => authRoute(request);
