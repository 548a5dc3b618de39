import type { Plugin } from "vite";

const ROUTE = /\/app(\/api\/v1\/.+)\/route\.ts$/;

/** A route file ends with the one statement that exports all its methods. */
const EXPORTS = /^(export const \{[^}]*\} = )([\s\S]*);\s*$/m;

const IMPORT = 'import { watched as __watched } from "#tests/support/interface/watch.ts"; ';

/** `/api/v1/bookings/[id]` as the document writes it. */
const documented = (folder: string): string => folder.replaceAll(/\[([^\]]+)\]/g, "{$1}");

/**
 * Puts a watch around the functions of every API route that a test loads, whoever calls them and however, so that each of
 * their answers is held against the interface's document.
 */
export const watchRoutes = (): Plugin => ({
  name: "watch-routes",
  enforce: "pre",
  transform(code, id) {
    const folder = ROUTE.exec(id)?.[1];
    if (folder === undefined) return null;
    if (!EXPORTS.test(code)) throw new Error(`${id} exports its methods in a form that cannot be watched`);
    const watch = (_: string, head: string, routes: string) =>
      `${head}__watched(${JSON.stringify(documented(folder))}, ${routes});\n`;
    return { code: IMPORT + code.replace(EXPORTS, watch), map: null };
  },
});
