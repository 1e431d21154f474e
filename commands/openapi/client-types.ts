/**
 * The types of `packages/client`, written of the API's description: every body and answer, what each kind of problem says
 * besides, and of every call what goes in and how it may end.
 */
import * as z from "zod";
import { endpoints } from "../../contracts/endpoints.ts";

interface Schema {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly items?: Schema | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    oneOf: z.array(schema).optional(),
    anyOf: z.array(schema).optional(),
    items: schema.optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
  }),
);

const content = z.looseObject({
  content: z.record(z.string(), z.looseObject({ schema: schema.optional() })).optional(),
});
const operation = z.looseObject({
  operationId: z.string(),
  requestBody: content.optional(),
  responses: z.record(z.string(), content),
});
const description = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

const literal = (value: unknown) => JSON.stringify(value);
const key = (name: string) => (/^[A-Za-z]\w*$/.test(name) ? name : literal(name));
const union = (types: readonly string[]) => [...new Set(types)].join(" | ");

const scalars: Readonly<Record<string, string>> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  null: "null",
};

/** The schema as a type of TypeScript. */
function typeOf(one: Schema): string {
  if (one.$ref !== undefined) return one.$ref.split("/").at(-1) ?? "unknown";
  if ("const" in one) return literal(one.const);
  if (one.enum) return union(one.enum.map(literal));
  const parts = one.oneOf ?? one.anyOf;
  if (parts) return union(parts.map(typeOf));
  if (one.type === "array") return `${atom(typeOf(one.items ?? {}))}[]`;
  const types = [one.type ?? []].flat().map((each) => (each === "object" ? objectOf(one) : scalars[each]));
  return types.length > 0 ? union(types.map((each) => each ?? "unknown")) : "unknown";
}

const objectOf = (one: Schema) => (one.properties ? members(membersOf(one)) : "object");
const members = (lines: readonly string[]) => (lines.length > 0 ? `{ ${lines.join(" ")} }` : "object");

const atom = (type: string) => (/ \| /.test(type) ? `(${type})` : type);

function membersOf({ properties = {}, required = [] }: Schema, without: readonly string[] = []): string[] {
  return Object.entries(properties)
    .filter(([name]) => !without.includes(name))
    .map(([name, one]) => `readonly ${key(name)}${required.includes(name) ? "" : "?"}: ${typeOf(one)};`);
}

const isProblem = (name: string) => name.endsWith("Problem");
const everyProblemHas = ["type", "title", "status", "code", "detail", "errors"];

/** @param text the description, as `npm run openapi` writes it */
export function clientTypes(text: string): string {
  const { components, paths } = description.parse(JSON.parse(text));
  const schemas = Object.entries(components.schemas);
  const named = schemas
    .filter(([name]) => !isProblem(name))
    .map(([name, one]) =>
      one.properties
        ? `export interface ${name} {\n${indented(membersOf(one))}\n}`
        : `export type ${name} = ${typeOf(one)};`,
    );
  const problems = schemas
    .filter(([name]) => isProblem(name))
    .map(([, one]) => `readonly ${key(codeOf(one))}: ${members(membersOf(one, everyProblemHas))};`);
  const calls = endpoints.map(({ method, path }) => {
    const one = paths[path]?.[method.toLowerCase()];
    if (!one) throw new Error(`the description lacks ${method} ${path}`);
    return callOf(`${method} ${path}`, one, components.schemas);
  });
  return `// Written by "npm run openapi -- --client" of the API's description: not for editing.

${named.join("\n\n")}

/** Every kind of problem by its code, with what its document says besides. */
export interface Problems {
${indented(problems)}
}

/** Every call: what goes in, what comes out, and how it may fail. */
export interface Calls {
${calls.join("\n")}
}
`;
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join("\n");

const codeOf = ({ properties }: Schema) => String(properties?.["code"]?.const);

function callOf(
  name: string,
  { requestBody, responses }: z.output<typeof operation>,
  schemas: Readonly<Record<string, Schema>>,
): string {
  const [status = "", answered] = Object.entries(responses).find(([each]) => each.startsWith("2")) ?? [];
  const answer = answered?.content?.["application/json"]?.schema;
  const body = requestBody?.content?.["application/json"]?.schema;
  const refused = Object.values(responses)
    .flatMap((each) => each.content?.["application/problem+json"]?.schema ?? [])
    .flatMap((each) => each.oneOf ?? each);
  const codes = refused.map((each) => literal(codeOf(schemas[typeOf(each)] ?? {})));
  return `  ${literal(name)}: {
    readonly body: ${body ? typeOf(body) : "undefined"};
    readonly answer: ${status === "204" || !answer ? "undefined" : typeOf(answer)};
    readonly problems: ${union(codes)};
  };`;
}
