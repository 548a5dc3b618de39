import { z } from "zod";
import { pageSchema } from "#lib/http/answer-parts.ts";
import { pageQuerySchema } from "#lib/http/list.ts";
import { savedVpsSchema, vpsAnswerSchema } from "#lib/vps/answer-schema.ts";
import { vpsItemSchema } from "#lib/vps/schema.ts";
import { MOST_VPS } from "#lib/vps/vps.ts";
import type { Calls } from "../call.ts";
import { OF_INSTALLATION } from "../parameters.ts";

const entry = { name: "web-1", host: "p1", owner: "Acme", zone: "Asia/Kathmandu", critical: true, way: "move-off" };

/** The twin of `vpsBodySchema`, which counts the entries before it reads them. */
const bodySchema = z.object({ items: z.array(vpsItemSchema).max(MOST_VPS) });

export const vps: Calls = {
  "GET /installations/{id}/vps": {
    id: "listVps",
    summary: "List the VPSs of an installation",
    text: "A VPS whose host was renamed or removed since keeps the name that the host had.",
    who: "signed-in",
    path: OF_INSTALLATION,
    query: pageQuerySchema,
    answers: {
      200: {
        means: "A page of them.",
        body: pageSchema(vpsAnswerSchema),
        example: { items: [entry], nextCursor: null },
        headers: ["ETag"],
      },
    },
  },
  "PUT /installations/{id}/vps": {
    id: "replaceVps",
    summary: "Replace the whole list of VPSs",
    text: "One fault refuses the whole list, such as `host-unknown` at `/items/3/host`. A Backup host carries no VPS.",
    who: "customer",
    path: OF_INSTALLATION,
    ifMatch: "welcome",
    body: { schema: bodySchema, example: { items: [entry] }, large: true },
    answers: {
      200: { means: "How many there are now.", body: savedVpsSchema, example: { count: 1, version: 4 }, headers: ["ETag"] },
    },
  },
};
