import type { OperationOf, ParameterOf } from "./described.ts";

/** Within single quotation marks of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const exampleOf = ({ schema, name }: ParameterOf): string => String(schema.example ?? name);

type Asked = { readonly method: string; readonly path: string; readonly server: string };

function address({ path, server }: Asked, parameters: readonly ParameterOf[]): string {
  const filled = parameters.reduce(
    (text, parameter) => (parameter.in === "path" ? text.replace(`{${parameter.name}}`, exampleOf(parameter)) : text),
    path,
  );
  const query = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const asked = query.map((parameter) => `${parameter.name}=${encodeURIComponent(exampleOf(parameter))}`).join("&");
  return `${server}${filled}${asked === "" ? "" : `?${asked}`}`;
}

/** A call as people try it in a shell, with the document's examples. One option a line. */
export function commandFor(operation: OperationOf, asked: Asked): string {
  const { parameters = [], requestBody, security } = operation;
  const open = security.length === 0 || security.some((way) => Object.keys(way).length === 0);
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const headers = [
    ...(open ? [] : ["Authorization: Bearer $KEY"]),
    ...parameters
      .filter((parameter) => parameter.in === "header" && parameter.required)
      .map((parameter) => `${parameter.name}: ${exampleOf(parameter)}`),
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
  ];
  const method = asked.method === "GET" ? "" : `-X ${asked.method} `;
  return [
    `curl ${method}${quoted(address(asked, parameters))}`,
    ...headers.map((header) => `-H ${header.includes("$KEY") ? `"${header}"` : quoted(header)}`),
    ...(content
      ? [type === "application/json" ? `-d ${quoted(JSON.stringify(content.example, null, 1))}` : "--data-binary @mail.eml"]
      : []),
  ].join(" \\\n  ");
}
