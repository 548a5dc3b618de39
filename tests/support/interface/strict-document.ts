import { interfaceDocument } from "#lib/interface/document.ts";

type Json = unknown;

const isMembers = (value: Json): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The same schema, in which an object has the members that are written down and no others. */
function strict(value: Json): Json {
  if (Array.isArray(value)) return value.map(strict);
  if (!isMembers(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, strict(part)]));
  const isOpen = value.type === "object" && isMembers(value.properties) && !("additionalProperties" in value);
  return isOpen ? { ...inner, additionalProperties: false } : inner;
}

export type Answered = {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
};

export type Operation = { readonly responses: Readonly<Record<string, Answered>> };

export type Described = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

/** The document as it is sent, through JSON. */
export const sentDocument = (): Described =>
  JSON.parse(
    JSON.stringify(interfaceDocument({ appUrl: "https://desk.example.com", version: "1", say: (code) => code })),
  ) as Described;

/** The document as tests hold answers against it: programs have to bear members that they do not know, tests do not. */
export const strictDocument = (): Described => strict(sentDocument()) as Described;
