import type { Schema } from "./described.ts";

/** What somebody has to know about one member. */
export type Field = {
  /** With the way to it: `hosts[].name`. */
  readonly name: string;
  readonly type: string;
  /** Name of a shared shape that it has. */
  readonly shape?: string;
  readonly required: boolean;
  /** Its limits, such as `1 to 60 characters`, in order; empty where there are none. */
  readonly limits: readonly string[];
  readonly means: string;
};

const shapeOf = ({ $ref }: Schema): string | undefined => $ref?.split("/").at(-1);

const isNull = ({ type }: Schema): boolean => type === "null";

/** One schema for each of its types, or its several forms. */
const allForms = (schema: Schema): readonly Schema[] =>
  typeof schema.type === "object" ? schema.type.map((type) => ({ ...schema, type })) : (schema.anyOf ?? [schema]);

/** What it is when it is not null. */
const forms = (schema: Schema): readonly Schema[] => allForms(schema).filter((form) => !isNull(form));

const quoted = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const PLAIN_TYPES: Readonly<Record<string, string>> = { "date-time": "moment", date: "date", uri: "address" };

function formType(schema: Schema): string {
  const shape = shapeOf(schema);
  if (shape !== undefined) return shape;
  if (schema.type === "array") return `list of ${schema.items ? typeName(schema.items) : "anything"}`;
  if (schema.const !== undefined) return quoted(schema.const);
  if (schema.enum) return schema.enum.map(quoted).join(" | ");
  if (schema.type === "integer") return "whole number";
  return PLAIN_TYPES[schema.format ?? ""] ?? String(schema.type ?? "anything");
}

/** A type in words: `whole number`, `list of Booking`, `mirror | cluster`, `text or null`. */
export function typeName(schema: Schema): string {
  const names = [...new Set(forms(schema).map(formType))].map((name) => (name === "string" ? "text" : name));
  return [...names, ...(allForms(schema).some(isNull) ? ["null"] : [])].join(" or ");
}

function range(least: number | undefined, most: number | undefined, unit = ""): readonly string[] {
  if (least === undefined && most === undefined) return [];
  const figures = least === undefined ? `at most ${most}` : most === undefined ? `at least ${least}` : `${least} to ${most}`;
  return [`${least !== undefined && least === most ? least : figures}${unit}`];
}

/** What a text of letters alone cannot say shorter is left to the type and to the meaning. */
function limitsOf(schema: Schema): readonly string[] {
  return forms(schema).flatMap((form) => [
    ...range(form.minimum, form.maximum),
    ...range(form.minLength, form.maxLength, " characters"),
    ...range(form.minItems, form.maxItems, " entries"),
    ...(schema.default === undefined ? [] : [`${quoted(schema.default)} unless told`]),
  ]);
}

/** Objects inside: their own, those of a list, those of any of its forms. A shared shape stands elsewhere. */
const inner = (schema: Schema): readonly { readonly object: Schema; readonly suffix: string }[] =>
  forms(schema).flatMap((form) => {
    if (shapeOf(form) !== undefined) return [];
    if (form.type === "array" && form.items)
      return inner(form.items).map(({ object, suffix }) => ({ object, suffix: `[]${suffix}` }));
    return form.properties ? [{ object: form, suffix: "" }] : [];
  });

/** Members that several forms of one object have come once; needed are those that every form needs. */
function merged(fields: readonly (readonly Field[])[]): readonly Field[] {
  const names = [...new Set(fields.flat().map(({ name }) => name))];
  return names.flatMap((name) => {
    const same = fields.flatMap((list) => list.filter((field) => field.name === name));
    const [first] = same;
    if (!first) return [];
    const type = [...new Set(same.flatMap((field) => field.type.split(" | ")))].join(" | ");
    return [{ ...first, type, required: same.length === fields.length && same.every(({ required }) => required) }];
  });
}

/** The shared shape that it is, or a list of. */
export const shapeIn = (schema: Schema): string | undefined =>
  forms(schema).flatMap((form) => shapeOf(form) ?? shapeOf(form.items ?? {}) ?? [])[0];

function fieldOf(name: string, schema: Schema, required: boolean): Field {
  const shape = shapeIn(schema);
  const { description = "" } = schema;
  return {
    name,
    type: typeName(schema),
    ...(shape === undefined ? {} : { shape }),
    required,
    limits: limitsOf(schema),
    means: description,
  };
}

const membersOf = ({ properties = {}, required = [] }: Schema, prefix: string): readonly Field[] =>
  Object.entries(properties).flatMap(([name, member]) => {
    const way = `${prefix}${name}`;
    return [fieldOf(way, member, required.includes(name)), ...fieldsOf(member, way)];
  });

/** Every member of a body, those of members included, in the schema's order; nothing for what has none. */
export function fieldsOf(schema: Schema, way = ""): readonly Field[] {
  const objects = inner(schema);
  return merged(objects.map(({ object, suffix }) => membersOf(object, way + suffix === "" ? "" : `${way}${suffix}.`)));
}
