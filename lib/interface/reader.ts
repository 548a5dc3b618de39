import { commandFor } from "./command.ts";
import type { AnswerOf, Described, OperationOf, ParameterOf } from "./described.ts";
import { type Field, fieldsOf, shapeIn, typeName } from "./fields.ts";

/** One kind of answer of a call. `type` names what comes back, and `fields` its members where it is not a shared shape. */
export type ReadAnswer = {
  readonly status: string;
  /** Paragraphs. */
  readonly means: readonly string[];
  readonly type?: string;
  readonly shape?: string;
  readonly fields: readonly Field[];
};

export type ReadCall = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Paragraphs; who may make the call is the last. */
  readonly text: readonly string[];
  readonly parameters: readonly (Field & { readonly in: ParameterOf["in"] })[];
  readonly body: { readonly text: string; readonly optional: boolean; readonly fields: readonly Field[] } | null;
  readonly answers: readonly ReadAnswer[];
  readonly refusals: readonly ReadAnswer[];
  readonly command: string;
};

export type ReadResource = { readonly name: string; readonly text: string; readonly calls: readonly ReadCall[] };

export type ReadShape = { readonly name: string; readonly fields: readonly Field[] };

export type ReadDocument = {
  readonly introduction: readonly string[];
  readonly ways: readonly string[];
  readonly resources: readonly ReadResource[];
  readonly shapes: readonly ReadShape[];
};

const paragraphs = (text: string): readonly string[] => text.split("\n\n");

const parameterOf = ({ name, schema, required = false, in: place, description = "" }: ParameterOf) => {
  const [field] = fieldsOf({ type: "object", properties: { [name]: schema }, required: required ? [name] : [] });
  return field ? [{ ...field, means: description || field.means, in: place }] : [];
};

function answerOf([status, { description, content = {} }]: [string, AnswerOf]): ReadAnswer {
  const [media] = Object.entries(content);
  if (!media) return { status, means: paragraphs(description), fields: [] };
  const [type, { schema }] = media;
  const named = type.endsWith("json") ? typeName(schema) : type;
  const shape = shapeIn(schema);
  return {
    status,
    means: paragraphs(description),
    type: named,
    ...(shape === undefined ? {} : { shape }),
    fields: Number(status) < 400 ? fieldsOf(schema) : [],
  };
}

function callOf(document: Described, operation: OperationOf, place: { method: string; path: string }): ReadCall {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const answers = Object.entries(responses).map(answerOf);
  const schema = requestBody?.content["application/json"]?.schema;
  return {
    id: operationId,
    ...place,
    summary,
    text: paragraphs(description),
    parameters: parameters.flatMap(parameterOf),
    body: schema
      ? { text: requestBody?.description ?? "", optional: requestBody?.required !== true, fields: fieldsOf(schema) }
      : null,
    answers: answers.filter(({ status }) => Number(status) < 400),
    refusals: answers.filter(({ status }) => Number(status) >= 400),
    command: commandFor(operation, { ...place, server: document.servers[0]?.url ?? "" }),
  };
}

/** The document in the order and the words of the page for people. */
export function readDocument(document: Described): ReadDocument {
  const calls = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      tag: operation.tags[0],
      call: callOf(document, operation, { method: method.toUpperCase(), path }),
    })),
  );
  return {
    introduction: paragraphs(document.info.description),
    ways: Object.values(document.components.securitySchemes).map(({ description }) => description),
    resources: document.tags.map(({ name, description }) => ({
      name,
      text: description,
      calls: calls.filter(({ tag }) => tag === name).map(({ call }) => call),
    })),
    shapes: Object.entries(document.components.schemas).map(([name, schema]) => ({ name, fields: fieldsOf(schema) })),
  };
}
