import { appendFileSync } from "node:fs";
import { inject } from "vitest";
import { departure } from "./hold.ts";

type Route = (request: Request, context: never) => Promise<Response>;

const seen = new Set<string>();

/** Tells the end of the run that this answer was given once. */
function note(answer: string): void {
  if (seen.has(answer)) return;
  seen.add(answer);
  appendFileSync(inject("answersSeen"), `${answer}\n`);
}

let mayFail = false;

/** For tests that break something inside: from here on an answer of 500 is one like others. */
export function expectFaults(): void {
  mayFail = true;
}

/** The answer to be read; of one that goes on only the head, since whoever reads along would keep it from ending. */
const copyOf = (response: Response): Response =>
  response.headers.get("content-type")?.startsWith("text/event-stream") ? new Response(null, response) : response.clone();

const watchedRoute =
  (method: string, path: string, route: Route): Route =>
  async (request, context) => {
    const response = await route(request, context);
    const departs = await departure({ method, path, response: copyOf(response), mayFail });
    if (departs !== null) throw new Error(`${method} ${path} answers what the interface's document does not have: ${departs}`);
    note(`${method} ${path} ${response.status}`);
    return response;
  };

/** The same functions; each answer is held against the document, and one that departs from it is thrown. */
export const watched = <Routes extends Readonly<Record<string, Route>>>(path: string, routes: Routes): Routes =>
  Object.fromEntries(
    Object.entries(routes).map(([method, route]) => [method, watchedRoute(method, path, route)]),
  ) as unknown as Routes;
