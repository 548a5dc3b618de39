import { z } from "zod";
import { formRoute, localPath } from "#app/_edge/form-route.ts";
import { env } from "#lib/config/env.ts";
import { one } from "#lib/forms/fields.ts";
import { LOCALES } from "#lib/messages/locale.ts";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What is not one of ours is left as it is: there is nothing a person could correct. */
const schema = z.object({
  theme: one(z.enum(["system", "light", "dark"]).nullable().catch(null)),
  locale: one(z.enum(LOCALES).nullable().catch(null)),
});

function cookie(name: string, value: string): string {
  const secure = env().appUrl.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly${secure}`;
}

/** The page that the form stood on; its address comes along with every form of ours. */
function pageOf(request: Request): string {
  const referrer = URL.parse(request.headers.get("referer") ?? "");
  return referrer ? localPath(`${referrer.pathname}${referrer.search}`, "/") : "/";
}

/** Theme and language, kept in two cookies of this browser; then back to where the person was. */
export const { GET, POST } = formRoute({
  form: "preferences",
  who: "anyone",
  back: () => "/",
  schema,
  run: async ({ fields, request }) => {
    const headers = new Headers();
    if (fields.theme) headers.append("set-cookie", cookie("theme", fields.theme));
    if (fields.locale) headers.append("set-cookie", cookie("locale", fields.locale));
    return { to: pageOf(request), headers };
  },
});
