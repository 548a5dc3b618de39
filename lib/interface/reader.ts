import { commandFor } from "./command.ts";
import type { AnswerOf, Described, OperationOf, ParameterOf } from "./described.ts";
import { type Field, fieldsOf, shapeIn, typeName } from "./fields.ts";

/** A status that refuses, with the codes that it may have. */
export type ReadRefusal = { readonly status: string; readonly codes: readonly string[] };

/** A code of a problem, and its sentence. */
export type ReadCode = { readonly code: string; readonly means: string };

/** One kind of answer of a call that went well. `type` names what comes back, and `fields` its members where it is not a shared shape. */
export type ReadAnswer = {
  readonly status: string;
  readonly means: string;
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
  readonly refusals: readonly ReadRefusal[];
  readonly command: string;
};

export type ReadResource = { readonly name: string; readonly text: string; readonly calls: readonly ReadCall[] };

export type ReadShape = { readonly name: string; readonly fields: readonly Field[] };

export type ReadDocument = {
  readonly introduction: readonly string[];
  readonly ways: readonly string[];
  readonly resources: readonly ReadResource[];
  readonly shapes: readonly ReadShape[];
  /** Every code that any call may answer, by its letters. */
  readonly codes: readonly ReadCode[];
};

const paragraphs = (text: string): readonly string[] => text.split("\n\n");

const parameterOf = ({ name, schema, required = false, in: place, description = "" }: ParameterOf) => {
  const [field] = fieldsOf({ type: "object", properties: { [name]: schema }, required: required ? [name] : [] });
  return field ? [{ ...field, means: description || field.means, in: place }] : [];
};

function answerOf([status, { description, content = {} }]: [string, AnswerOf]): ReadAnswer {
  const [media] = Object.entries(content);
  if (!media) return { status, means: description, fields: [] };
  const [type, { schema }] = media;
  const shape = shapeIn(schema);
  const named = type.endsWith("json") ? typeName(schema) : type;
  return { status, means: description, type: named, ...(shape === undefined ? {} : { shape }), fields: fieldsOf(schema) };
}

const codesIn = ({ content = {} }: AnswerOf): readonly string[] =>
  (content["application/problem+json"]?.schema.properties?.code?.enum ?? []).map(String);

/** The sentence of each code stands in the answer's description, in a paragraph of its own. */
const sentencesIn = ({ description }: AnswerOf): readonly ReadCode[] =>
  paragraphs(description).flatMap((text) => {
    const [, code, means] = /^`([\w-]+)`: (.*)$/s.exec(text) ?? [];
    return code !== undefined && means !== undefined ? [{ code, means }] : [];
  });

function codesOf(document: Described): readonly ReadCode[] {
  const answers = Object.values(document.paths).flatMap((operations) =>
    Object.values(operations).flatMap(({ responses }) => Object.values(responses)),
  );
  const found = new Map(answers.flatMap(sentencesIn).map(({ code, means }) => [code, means]));
  return [...found].map(([code, means]) => ({ code, means })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const isRefusal = ([status]: [string, AnswerOf]): boolean => Number(status) >= 400;

function callOf(document: Described, operation: OperationOf, place: { method: string; path: string }): ReadCall {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const answers = Object.entries(responses);
  const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
  return {
    id: operationId,
    ...place,
    summary,
    text: paragraphs(description),
    parameters: parameters.flatMap(parameterOf),
    body: schema
      ? { text: requestBody?.description ?? "", optional: requestBody?.required !== true, fields: fieldsOf(schema) }
      : null,
    answers: answers.filter((answer) => !isRefusal(answer)).map(answerOf),
    refusals: answers.filter(isRefusal).map(([status, answer]) => ({ status, codes: codesIn(answer) })),
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
    codes: codesOf(document),
  };
}
