import { z } from "zod";
import type { Calls } from "../call.ts";

export const thisDocument: Calls = {
  "GET /openapi.json": {
    id: "readInterface",
    summary: "This document",
    text: "OpenAPI 3.1. The same for everybody, until the app is another version; ask again with `If-None-Match`.",
    who: "anyone",
    answers: {
      200: { means: "The document.", body: z.looseObject({ openapi: z.string() }), headers: ["ETag"] },
      304: { means: "It is the one that you have." },
    },
  },
};
