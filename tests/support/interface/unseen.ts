import { sentDocument } from "./strict-document.ts";

/** Answered outside the routes of the interface, and tested where the app runs as a whole. */
const ELSEWHERE = /^(GET|HEAD) \/api\/health\//;

/** Answers of success that the document has and that are not in `seen`, as `METHOD /path status`. */
export const unseen = (seen: ReadonlySet<string>): readonly string[] =>
  Object.entries(sentDocument().paths)
    .flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.keys(responses)
          .filter((status) => Number(status) < 400)
          .map((status) => `${method.toUpperCase()} ${path} ${status}`),
      ),
    )
    .filter((answer) => !ELSEWHERE.test(answer) && !seen.has(answer));
