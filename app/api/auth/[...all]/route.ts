import { authRoute } from "#lib/accounts/service.ts";

/** Sign-in and what belongs to it; which of better-auth's routes are served, lib/accounts/served.ts says. */
export const GET = (request: Request): Promise<Response> => authRoute(request);

export const POST = (request: Request): Promise<Response> => authRoute(request);

/** None of these is served: their answer is a 404 like that of every other address off the list. */
export const PUT = POST;

export const PATCH = POST;

export const DELETE = POST;
