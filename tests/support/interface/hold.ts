import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { type Answered, type Described, strictDocument } from "./strict-document.ts";

/** One answer of a route. `method` as it was asked; `path` as in the document. */
export type Given = {
  readonly method: string;
  readonly path: string;
  readonly response: Response;
  /** The test has seen to it that something breaks inside. */
  readonly mayFail?: boolean;
};

type Holder = { readonly document: Described; readonly ajv: Ajv2020 };

let holder: Holder | undefined;

function made(): Holder {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  formats.default(ajv);
  const document = strictDocument();
  ajv.addSchema(document, "document");
  return { document, ajv };
}

/** Made when the first answer comes, and schemas compiled as they are needed: most test files ask for a few. */
const held = (): Holder => {
  holder ??= made();
  return holder;
};

const escaped = (part: string): string => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));

function faultsIn(pointer: readonly string[], body: unknown): string | null {
  const { ajv } = held();
  const validate = ajv.getSchema(`document#/${pointer.map(escaped).join("/")}`);
  if (!validate) return `no schema at ${pointer.join(" ")}`;
  return validate(body) ? null : `${ajv.errorsText(validate.errors)} in ${JSON.stringify(body).slice(0, 600)}`;
}

const typeOf = (response: Response): string => (response.headers.get("content-type") ?? "").split(";")[0] ?? "";

/** A method that an address does not take answers 405, which the document says once for all. */
async function undescribed({ response }: Given): Promise<string | null> {
  if (response.status !== 405) return "no entry in the document";
  return faultsIn(["components", "schemas", "Problem"], await response.json());
}

async function compare(answered: Answered, pointer: readonly string[], response: Response): Promise<string | null> {
  const type = typeOf(response);
  if (!answered.content) return (await response.text()) === "" ? null : "a body where none is documented";
  if (!(type in answered.content)) return `the content type "${type}"`;
  if (!type.endsWith("json")) return null;
  return faultsIn([...pointer, "content", type, "schema"], await response.json());
}

/** What an answer has that the document does not, or `null`. Reads the response's body. */
export async function departure(given: Given): Promise<string | null> {
  const method = given.method === "HEAD" ? "get" : given.method.toLowerCase();
  const operation = held().document.paths[given.path]?.[method];
  if (!operation) return undescribed(given);
  const status = String(given.response.status);
  const answered = operation.responses[status];
  if (!answered || (status === "500" && !given.mayFail))
    return `the status ${status}: ${(await given.response.text()).slice(0, 300)}`;
  return compare(answered, ["paths", given.path, method, "responses", status], given.response);
}
